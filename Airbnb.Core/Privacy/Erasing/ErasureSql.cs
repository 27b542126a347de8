namespace Airbnb.Core.Privacy.Erasing;

/// <summary>
/// What erasure does to each table, for the person {0} with the traces {1}. The data map in docs/privacy.md says the same
/// for each column. Statements may be repeated. Books keep their rows: they name nobody but by id.
/// </summary>
internal static class ErasureSql
{
    public static readonly IReadOnlyList<string> Statements =
    [
        // What others were told of this person, while the name is known.
        """
            UPDATE notifications n SET facts = without_traces(facts, {1}) || '{{"other": "Anonymous"}}'
            WHERE n.booking_id IN (SELECT id FROM bookings WHERE {0} IN (guest_id, host_id)) AND n.facts ? 'other'
            """,
        """
            UPDATE notifications n SET facts = without_traces(facts, {1}) || '{{"other": "Anonymous"}}'
            FROM threads t
            WHERE {0} IN (t.guest_id, t.host_id) AND n.user_id IN (t.guest_id, t.host_id)
            AND n.facts->>'threadId' = t.id::text AND n.facts ? 'other'
            """,
        """
            UPDATE cancellations c SET reason = without_traces(reason, {1})
            FROM bookings b WHERE b.id = c.booking_id AND {0} IN (b.guest_id, b.host_id) AND c.reason ~ {1}
            """,
        """
            UPDATE host_penalties SET waiver_reason = without_traces(waiver_reason, {1})
            WHERE host_id = {0} AND waiver_reason ~ {1}
            """,
        """
            UPDATE review_reports p SET comment = without_traces(p.comment, {1})
            FROM reviews r WHERE r.id = p.review_id AND {0} IN (r.author_id, r.subject_id, p.reporter_id) AND p.comment ~ {1}
            """,
        "UPDATE review_reports SET comment = NULL WHERE reporter_id = {0} AND comment IS NOT NULL",
        """
            UPDATE wishlist_homes w SET note = without_traces(note, {1})
            FROM listings l WHERE l.id = w.listing_id AND l.host_id = {0} AND w.note ~ {1}
            """,
        """
            UPDATE idempotency_keys k SET body = without_traces(k.body, {1})
            FROM bookings b WHERE b.id = k.subject AND {0} IN (b.guest_id, b.host_id) AND k.body ~ {1}
            """,
        "UPDATE dead_letters SET fault = without_traces(fault, {1}) WHERE fault ~ {1}",
        "SELECT erase_traces({0}, {1})",
        // What the gateway told us of them: it was read from the gateway anew when it came.
        """
            UPDATE gateway_events e SET payload = '{{}}' WHERE e.payload <> '{{}}' AND (
                e.object_id IN (
                    SELECT gateway_id FROM host_accounts WHERE user_id = {0}
                    UNION ALL SELECT gateway_id FROM payouts WHERE host_id = {0}
                    UNION ALL SELECT c.gateway_id FROM charges c JOIN payments p ON p.id = c.payment_id WHERE p.guest_id = {0}
                    UNION ALL SELECT r.gateway_id FROM refunds r JOIN charges c ON c.id = r.charge_id
                        JOIN payments p ON p.id = c.payment_id WHERE p.guest_id = {0}
                    UNION ALL SELECT d.gateway_id FROM disputes d JOIN charges c ON c.id = d.charge_id
                        JOIN payments p ON p.id = c.payment_id WHERE p.guest_id = {0})
                OR e.payload::text ~ {1})
            """,
        // What is theirs alone.
        "DELETE FROM notifications WHERE user_id = {0}",
        "DELETE FROM notification_preferences WHERE user_id = {0}",
        "DELETE FROM wishlists WHERE user_id = {0}",
        "DELETE FROM sessions WHERE user_id = {0}",
        "DELETE FROM user_claims WHERE user_id = {0}",
        "DELETE FROM user_logins WHERE user_id = {0}",
        "DELETE FROM user_tokens WHERE user_id = {0}",
        "DELETE FROM idempotency_keys WHERE user_id = {0}",
        "DELETE FROM mailed_codes WHERE user_id = {0}",
        "DELETE FROM email_changes WHERE user_id = {0}",
        "DELETE FROM recovery_codes WHERE user_id = {0}",
        "DELETE FROM authenticators WHERE user_id = {0}",
        "DELETE FROM forgotten_passwords f USING users u WHERE u.id = {0} AND f.address = u.normalized_email",
        """
            INSERT INTO outbox (id, message_id, type, payload)
            SELECT gen_random_uuid(), gen_random_uuid(), 'photo_file_released', jsonb_build_object('file', picture)
            FROM users WHERE id = {0} AND picture IS NOT NULL
            """,
        """
            DELETE FROM co_hosts c USING users u, listings l WHERE u.id = {0} AND l.id = c.listing_id
            AND (c.user_id = {0} OR c.lookup_email = u.normalized_email OR l.host_id = {0})
            """,
        "UPDATE thread_sides SET tell_at = NULL, unread = 0 WHERE user_id = {0}",
        // Their homes: what is left is that a stay took place, and where.
        """
            DELETE FROM search_words w USING (
                SELECT DISTINCT unnest(string_to_array(search_text, ' ')) AS word FROM listings WHERE host_id = {0}) own
            WHERE w.word = own.word
            AND NOT EXISTS (SELECT FROM listings l WHERE l.host_id <> {0} AND l.status = 'published'
                AND string_to_array(l.search_text, ' ') @> ARRAY[own.word])
            AND NOT EXISTS (SELECT FROM listings l WHERE l.host_id <> {0} AND l.status <> 'published'
                AND string_to_array(l.search_text, ' ') @> ARRAY[own.word])
            """,
        """
            UPDATE listings SET title = coalesce(place_city, ''), description = NULL, search_text = '', rules_more = NULL,
                place_street = NULL, place_unit = NULL, place_postal_code = NULL, place_latitude = public_latitude,
                place_longitude = public_longitude, cover_photo = NULL, version = version + 1
            WHERE host_id = {0}
            """,
        "DELETE FROM listing_texts t USING listings l WHERE l.id = t.listing_id AND l.host_id = {0}",
        "DELETE FROM calendar_feeds t USING listings l WHERE l.id = t.listing_id AND l.host_id = {0}",
        "DELETE FROM calendar_sources t USING listings l WHERE l.id = t.listing_id AND l.host_id = {0}",
        "DELETE FROM occupied t USING listings l WHERE l.id = t.listing_id AND l.host_id = {0} AND t.kind = 'import'",
        "UPDATE night_prices t SET name = NULL FROM listings l WHERE l.id = t.listing_id AND l.host_id = {0}",
        "UPDATE occupied t SET reason = NULL FROM listings l WHERE l.id = t.listing_id AND l.host_id = {0}",
        """
            INSERT INTO outbox (id, message_id, type, payload)
            SELECT gen_random_uuid(), gen_random_uuid(), 'photo_file_released',
                jsonb_build_object('file', p.hash || '.' || CASE p.type WHEN 'jpeg' THEN 'jpg' ELSE p.type END)
            FROM listing_photos p JOIN listings l ON l.id = p.listing_id WHERE l.host_id = {0}
            """,
        "DELETE FROM listing_photos p USING listings l WHERE l.id = p.listing_id AND l.host_id = {0}",
        """
            INSERT INTO outbox (id, message_id, type, payload)
            SELECT gen_random_uuid(), gen_random_uuid(), 'export_expired', jsonb_build_object('exportId', id)
            FROM exports WHERE user_id = {0}
            """,
        // Two expiries of one export do no harm; its row stays until its file is gone.
        "DELETE FROM deadlines WHERE kind = 'export_expired' AND subject IN (SELECT id FROM exports WHERE user_id = {0})",
    ];
}
