-- Each home has a few stays over the next months, and some have prices and rules of their own for the summer.
INSERT INTO occupied (id, listing_id, kind, source_id, nights, padded)
SELECT gen_random_uuid(), id, 'stay', gen_random_uuid(), daterange(day, day + nights),
    daterange(day, day + nights + terms_preparation_nights)
FROM (
    SELECT id, terms_preparation_nights, date '2027-03-01' + stay * 60 + (random() * 50)::int AS day,
        1 + (random() * 6)::int AS nights
    FROM listings CROSS JOIN generate_series(0, 4) AS stay) AS stays;
INSERT INTO night_prices (id, listing_id, kind, nights, amount)
SELECT gen_random_uuid(), id, 'season', daterange('2027-06-01', '2027-09-01'), rates_base * 3 / 2
FROM listings WHERE random() < 0.4;
INSERT INTO stay_rules (id, listing_id, nights, min_nights)
SELECT gen_random_uuid(), id, daterange('2027-07-01', '2027-09-01'), 4 FROM listings WHERE random() < 0.2;
INSERT INTO currency_rates (day, currency, per_euro)
VALUES ('2027-03-01', 'EUR', 1), ('2027-03-01', 'USD', 1.1), ('2027-03-01', 'GBP', 0.85), ('2027-03-01', 'JPY', 160),
    ('2027-03-01', 'CHF', 0.95);
