-- Homes around a few hundred towns, some large and most small, as searches meet them. $1 is how many.
SELECT setseed(0.2027);
WITH towns AS MATERIALIZED (
    SELECT town, -55 + 120 * random() AS latitude, -170 + 340 * random() AS longitude,
        (ARRAY['EUR', 'EUR', 'USD', 'GBP', 'JPY', 'CHF'])[1 + (random() * 5.99)::int % 6] AS currency,
        (ARRAY['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Europe/London'])[1 + town % 4] AS zone,
        'Town' || town AS name
    FROM generate_series(0, 299) AS town
), homes AS MATERIALIZED (
    -- The square of a random number: the first towns have most of the homes.
    SELECT n, t.*, (10 + 20 * random() + 170 * random() ^ 4)::bigint
            * CASE t.currency WHEN 'JPY' THEN 150 ELSE 100 END AS night,
        t.latitude + 0.3 * (random() - 0.5) * random() AS north, t.longitude + 0.4 * (random() - 0.5) * random() AS east,
        ARRAY(SELECT (ARRAY['Sunny', 'Quiet', 'Old', 'Modern', 'Charming', 'Central', 'Rustic', 'Bright'])
                [1 + ((n * 7919 + k * 104729) % 8)] FROM generate_series(1, 1) AS k)
            || (ARRAY['apartment', 'house', 'loft', 'cabin', 'studio', 'villa', 'room', 'cottage'])[1 + (n * 31) % 8]
            || (ARRAY['garden', 'harbour', 'castle', 'market', 'station', 'park', 'beach', 'river', 'museum', 'bridge',
                'tower', 'mill', 'square', 'forest', 'lake', 'vineyard'])[1 + (n * 17) % 16]
            || ('street' || n % 5000) AS words
    FROM generate_series(1, $1) AS n
    CROSS JOIN LATERAL (SELECT (300 * random() ^ 2)::int % 300 AS chosen WHERE n > 0) AS choice
    JOIN towns t ON t.town = choice.chosen
)
INSERT INTO listings (
    id, host_id, status, version, title, description, type, capacity, bedrooms, beds, bathrooms, place_street, place_city,
    place_country, place_latitude, place_longitude, place_time_zone, public_latitude, public_longitude, rates_currency,
    rates_base, rates_weekend, rates_cleaning_fee, rates_short_stay_cleaning_fee, rates_extra_guest_fee,
    rates_included_guests, rates_pet_fee, rates_weekly_discount, rates_monthly_discount, rates_tax_rate,
    rates_length_discounts, rates_early_bird, rates_last_minute, rates_new_listing_promotion, rates_taxes,
    terms_check_in_time, terms_check_out_time, terms_min_nights, terms_max_nights, terms_preparation_nights,
    terms_advance_notice_days, terms_same_day_until, terms_window_months, terms_arrival_days, terms_departure_days,
    search_text, created_at, changed_at, booking_mode, cancellation_policy, amenities, accessibility, rules_pets,
    review_count, rating, superhost)
SELECT (lpad(to_hex(n), 12, '0') || '70008' || lpad(to_hex((random() * 1e9)::bigint), 15, '0'))::uuid,
    (SELECT id FROM users LIMIT 1), CASE WHEN random() < 0.97 THEN 'published' ELSE 'paused' END, 1,
    array_to_string(words, ' '), repeat('Rooms with a view, and a table to sit at in the evening. ', 8),
    (ARRAY['apartment', 'house', 'private_room', 'cabin', 'villa'])[1 + (n * 13) % 5],
    1 + (random() * 7)::int, (random() * 4)::int, 1 + (random() * 5)::int, 1 + (random() * 4)::int / 2.0,
    'Street ' || n, name, 'CH', north, east, zone, round(north::numeric, 2), round(east::numeric, 2), currency,
    night, CASE WHEN random() < 0.5 THEN night * 5 / 4 END, night / 2, CASE WHEN random() < 0.3 THEN night / 4 END,
    CASE WHEN random() < 0.5 THEN night / 10 ELSE 0 END, 2, 0, (random() * 15)::int * 100, (random() * 30)::int * 100,
    (random() * 10)::int * 100,
    CASE WHEN random() < 0.1 THEN '[{"nights": 14, "discount": 1200}]'::jsonb ELSE '[]' END,
    CASE WHEN random() < 0.2 THEN '{"days": 60, "discount": 500}'::jsonb END,
    CASE WHEN random() < 0.2 THEN '{"days": 3, "discount": 1000}'::jsonb END, random() < 0.1,
    CASE WHEN random() < 0.3 THEN '[{"kind": "per_guest_and_night", "name": "City tax", "rate": 0, "amount": 200}]'::jsonb
         ELSE '[]' END,
    '15:00', '11:00', 1 + (random() * 2)::int, 31, (random() * 1.2)::int, 0, '18:00', 12, 127, 127,
    lower(array_to_string(words || name, ' ')), '2027-01-01', '2027-01-01',
    CASE WHEN random() < 0.6 THEN 'instant' ELSE 'request' END, 'flexible',
    ARRAY(SELECT 'amenity_' || k FROM generate_series(1, 40) AS k WHERE random() < 12.0 / (12 + k) AND n > 0),
    CASE WHEN random() < 0.1 THEN ARRAY['elevator'] ELSE '{}' END, random() < 0.4,
    3 + (random() * 200)::int, CASE WHEN random() < 0.8 THEN 300 + (random() * 200)::int END, random() < 0.2
FROM homes;
