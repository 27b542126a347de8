namespace Airbnb.Core.Privacy.Exports;

/// <summary>A file of the copy.</summary>
/// <param name="Sql">Its rows, for the person {0}; columns are named as in the data map.</param>
public sealed record ExportSection(string Name, string Sql)
{
    /// <summary>The rows as JSON.</summary>
    public string AsJson => $"SELECT to_jsonb(r)::text AS \"Value\" FROM ({Sql}) r";
}

/// <summary>
/// All that is somebody's. Of others there are ids and what was said to this person, but neither names nor addresses, and
/// nothing that is sealed. Secrets are left out: they would be worth something to whoever finds the file.
/// </summary>
public static class ExportSections
{
    public static IReadOnlyList<ExportSection> All { get; } = [.. Account, .. Hosting, .. Stays, .. Money, .. Words];

    private static IEnumerable<ExportSection> Account =>
        [
            new(
                "account",
                """
                SELECT id, name, email, email_confirmed, phone_number, phone_number_confirmed, language, role, superhost,
                    two_factor_enabled, created_at, bio, spoken_languages, picture, host_since
                FROM users WHERE id = {0}
                """
            ),
            new(
                "email_changes",
                """
                SELECT old_email, new_email, requested_at, confirmed_at, ended_at
                FROM email_changes WHERE user_id = {0} ORDER BY id
                """
            ),
            new(
                "sessions",
                """
                SELECT id, created_at, last_seen_at, expires_at, host(address) AS address, user_agent
                FROM sessions WHERE user_id = {0} ORDER BY id
                """
            ),
            new("consents", "SELECT kind, version, is_given, at FROM consents WHERE user_id = {0} ORDER BY id"),
            new("notification_preferences", "SELECT * FROM notification_preferences WHERE user_id = {0}"),
            new(
                "notifications",
                """
                SELECT id, kind, side, category, booking_id, facts - '{{other,address,words}}'::text[] AS facts,
                    created_at, read_at
                FROM notifications WHERE user_id = {0} ORDER BY id
                """
            ),
            new(
                "wishlists",
                """
                SELECT w.id, w.name, w.created_at, w.link_hash IS NOT NULL AS is_shared, (
                    SELECT coalesce(jsonb_agg(to_jsonb(h) - 'wishlist_id' ORDER BY h.saved_at), '[]')
                    FROM wishlist_homes h WHERE h.wishlist_id = w.id) AS homes
                FROM wishlists w WHERE w.user_id = {0} ORDER BY w.id
                """
            ),
        ];

    private static IEnumerable<ExportSection> Hosting =>
        [
            new("listings", "SELECT * FROM listings WHERE host_id = {0} ORDER BY id"),
            OfListings("listing_texts", "t.*", "listing_texts t", "t.listing_id, t.language"),
            OfListings("listing_photos", "t.*", "listing_photos t", "t.listing_id, t.position"),
            OfListings("night_prices", "t.*", "night_prices t", "t.id"),
            OfListings("stay_rules", "t.*", "stay_rules t", "t.id"),
            OfListings("closed_nights", "t.id, t.listing_id, t.nights, t.reason", Blocks, "t.id"),
            OfListings("calendar_sources", "t.*", "calendar_sources t", "t.id"),
            new(
                "co_hosting",
                """
                SELECT c.listing_id, c.level, c.invited_at, c.accepted_at, c.user_id = {0} AS by_me
                FROM co_hosts c JOIN listings l ON l.id = c.listing_id WHERE {0} IN (c.user_id, l.host_id) ORDER BY c.id
                """
            ),
            OfListings("listing_views", "t.*", "listing_views t", "t.listing_id, t.day"),
            new("standings", "SELECT * FROM standings WHERE host_id = {0} ORDER BY period"),
            new("response_rates", "SELECT * FROM response_rates WHERE host_id = {0}"),
        ];

    private static IEnumerable<ExportSection> Stays =>
        [
            new(
                "bookings",
                """
                SELECT CASE b.guest_id WHEN {0} THEN 'guest' ELSE 'host' END AS my_side, b.id, b.listing_id, b.status,
                    b.check_in, b.check_out, b.guests, b.pets, b.lines, b.total_amount, b.currency,
                    CASE b.host_id WHEN {0} THEN b.host_fee_amount END AS host_fee_amount, b.created_at, b.confirmed_at
                FROM bookings b WHERE {0} IN (b.guest_id, b.host_id) ORDER BY b.id
                """
            ),
            OfBookings("booking_timeline", "t.booking_id, t.at, t.what, t.who = {0} AS by_me, " + OwnReason, "t.id"),
            OfBookings(
                "cancellations",
                "t.booking_id, t.by, t.at, CASE t.by WHEN "
                    + MySide
                    + " THEN t.reason END AS reason, t.refund_amount, "
                    + "t.currency, t.is_grace, t.rule",
                "t.booking_id"
            ),
            OfBookings(
                "alterations",
                "t.id, t.booking_id, t.proposed_by, t.status, t.check_in, t.check_out, t.guests, t.total_amount, "
                    + "t.currency, t.created_at, t.ended_at",
                "t.id"
            ),
        ];

    private static IEnumerable<ExportSection> Money =>
        [
            new(
                "payments",
                """
                SELECT p.id, p.booking_id, p.gateway, p.created_at, c.id AS charge_id, c.amount, c.currency, c.status,
                    c.gateway_id, c.created_at AS charged_at, c.ended_at
                FROM payments p JOIN charges c ON c.payment_id = p.id WHERE p.guest_id = {0} ORDER BY c.id
                """
            ),
            new(
                "refunds",
                """
                SELECT r.id, p.booking_id, r.amount, r.currency, r.reason, r.status, r.created_at
                FROM refunds r JOIN charges c ON c.id = r.charge_id JOIN payments p ON p.id = c.payment_id
                WHERE p.guest_id = {0} ORDER BY r.id
                """
            ),
            new(
                "disputes",
                """
                SELECT d.id, p.booking_id, d.amount, d.currency, d.reason, d.status, d.opened_at, d.closed_at
                FROM disputes d JOIN charges c ON c.id = d.charge_id JOIN payments p ON p.id = c.payment_id
                WHERE p.guest_id = {0} ORDER BY d.id
                """
            ),
            new("host_account", "SELECT * FROM host_accounts WHERE user_id = {0}"),
            new("payouts", "SELECT * FROM payouts WHERE host_id = {0} ORDER BY id"),
            new("payout_reversals", "SELECT * FROM payout_reversals WHERE host_id = {0} ORDER BY id"),
            new(
                "host_penalties",
                """
                SELECT id, booking_id, amount, currency, rule, imposed_at, waived_at, waiver_reason
                FROM host_penalties WHERE host_id = {0} ORDER BY id
                """
            ),
        ];

    private static IEnumerable<ExportSection> Words =>
        [
            new(
                "messages",
                """
                SELECT t.id AS thread_id, t.listing_id, m.number, m.kind, m.sender_id = {0} AS by_me, m.text,
                    m.booking_id, m.check_in, m.check_out, m.guests, m.sent_at
                FROM threads t JOIN messages m ON m.thread_id = t.id
                WHERE {0} IN (t.guest_id, t.host_id) ORDER BY t.id, m.number
                """
            ),
            new(
                "enquiries",
                "SELECT thread_id, booking_id, asked_at, answered_at FROM enquiries WHERE host_id = {0} ORDER BY id"
            ),
            new(
                "reviews_written",
                """
                SELECT w.booking_id, w.by, w.written_at, coalesce(r.text, s.text) AS text,
                    coalesce(r.language, s.language) AS language, r.published_at, r.removed_at,
                    coalesce(r.scores_overall, s.scores_overall) AS overall,
                    coalesce(r.scores_cleanliness, s.scores_cleanliness) AS cleanliness,
                    coalesce(r.scores_accuracy, s.scores_accuracy) AS accuracy,
                    coalesce(r.scores_check_in, s.scores_check_in) AS check_in,
                    coalesce(r.scores_communication, s.scores_communication) AS communication,
                    coalesce(r.scores_location, s.scores_location) AS location,
                    coalesce(r.scores_value, s.scores_value) AS value,
                    coalesce(r.scores_rules, s.scores_rules) AS rules
                FROM written_reviews w
                LEFT JOIN reviews r ON r.booking_id = w.booking_id AND r.by = w.by
                LEFT JOIN sealed_reviews s ON s.booking_id = w.booking_id AND s.by = w.by
                WHERE w.author_id = {0} ORDER BY w.written_at
                """
            ),
            new(
                "reviews_received",
                """
                SELECT r.id, r.booking_id, r.listing_id, r.by, r.text, r.language, r.published_at, r.removed_at,
                    r.scores_overall AS overall, r.scores_cleanliness AS cleanliness, r.scores_accuracy AS accuracy,
                    r.scores_check_in AS check_in, r.scores_communication AS communication,
                    r.scores_location AS location, r.scores_value AS value, r.scores_rules AS rules,
                    p.text AS my_reply, p.at AS replied_at
                FROM reviews r LEFT JOIN review_replies p ON p.review_id = r.id WHERE r.subject_id = {0} ORDER BY r.id
                """
            ),
            new(
                "review_reports",
                "SELECT review_id, reason, comment, at, decided_at FROM review_reports WHERE reporter_id = {0} ORDER BY id"
            ),
            new("guest_rating", "SELECT * FROM guest_ratings WHERE user_id = {0}"),
        ];

    private const string Blocks = "occupied t";
    private const string OwnReason = "CASE t.who WHEN {0} THEN t.why END AS why";
    private const string MySide = "CASE b.guest_id WHEN {0} THEN 'guest' ELSE 'host' END";

    private static ExportSection OfListings(string name, string columns, string table, string order) =>
        new(
            name,
            $"SELECT {columns} FROM {table} JOIN listings l ON l.id = t.listing_id WHERE l.host_id = {{0}}"
                + $"{(table == Blocks ? " AND t.kind = 'block'" : "")} ORDER BY {order}"
        );

    private static ExportSection OfBookings(string table, string columns, string order) =>
        new(
            table,
            $"SELECT {columns} FROM {table} t JOIN bookings b ON b.id = t.booking_id "
                + $"WHERE {{0}} IN (b.guest_id, b.host_id) ORDER BY {order}"
        );
}
