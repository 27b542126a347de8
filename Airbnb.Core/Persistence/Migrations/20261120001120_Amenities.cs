using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Airbnb.Core.Persistence.Migrations;

/// <summary>The catalogue of amenities, and what listings say in other languages.</summary>
[DbContext(typeof(AirbnbDb))]
[Migration("20261120001120_Amenities")]
public sealed class AmenitiesAndTexts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE listings ADD language text CHECK (language ~ '^[a-z]{2}$');

            CREATE TABLE listing_texts (
                listing_id  uuid NOT NULL CONSTRAINT fk_listing_texts_listing REFERENCES listings (id),
                language    text NOT NULL CHECK (language ~ '^[a-z]{2}$'),
                title       text NOT NULL,
                description text,
                CONSTRAINT pk_listing_texts PRIMARY KEY (listing_id, language)
            );

            CREATE TABLE amenities (
                code       text CONSTRAINT pk_amenities PRIMARY KEY CHECK (code ~ '^[a-z][a-z_]*$'),
                category   text NOT NULL,
                names      jsonb NOT NULL,
                retired_at timestamptz
            );
            INSERT INTO amenities (code, category, names) VALUES
                ('wifi', 'essentials', '{"en": "Wifi", "de": "WLAN"}'),
                ('heating', 'essentials', '{"en": "Heating", "de": "Heizung"}'),
                ('air_conditioning', 'essentials', '{"en": "Air conditioning", "de": "Klimaanlage"}'),
                ('ceiling_fan', 'essentials', '{"en": "Ceiling fan", "de": "Deckenventilator"}'),
                ('hot_water', 'essentials', '{"en": "Hot water", "de": "Warmwasser"}'),
                ('towels', 'essentials', '{"en": "Towels", "de": "Handtücher"}'),
                ('bed_linen', 'essentials', '{"en": "Bed linen", "de": "Bettwäsche"}'),
                ('washing_machine', 'essentials', '{"en": "Washing machine", "de": "Waschmaschine"}'),
                ('dryer', 'essentials', '{"en": "Dryer", "de": "Trockner"}'),
                ('iron', 'essentials', '{"en": "Iron", "de": "Bügeleisen"}'),
                ('wardrobe', 'essentials', '{"en": "Wardrobe", "de": "Kleiderschrank"}'),
                ('tv', 'essentials', '{"en": "Television", "de": "Fernseher"}'),
                ('kitchen', 'kitchen', '{"en": "Kitchen", "de": "Küche"}'),
                ('refrigerator', 'kitchen', '{"en": "Refrigerator", "de": "Kühlschrank"}'),
                ('freezer', 'kitchen', '{"en": "Freezer", "de": "Gefrierfach"}'),
                ('stove', 'kitchen', '{"en": "Stove", "de": "Herd"}'),
                ('oven', 'kitchen', '{"en": "Oven", "de": "Backofen"}'),
                ('microwave', 'kitchen', '{"en": "Microwave", "de": "Mikrowelle"}'),
                ('dishwasher', 'kitchen', '{"en": "Dishwasher", "de": "Geschirrspüler"}'),
                ('coffee_maker', 'kitchen', '{"en": "Coffee maker", "de": "Kaffeemaschine"}'),
                ('kettle', 'kitchen', '{"en": "Kettle", "de": "Wasserkocher"}'),
                ('toaster', 'kitchen', '{"en": "Toaster", "de": "Toaster"}'),
                ('dishes', 'kitchen', '{"en": "Dishes and cutlery", "de": "Geschirr und Besteck"}'),
                ('dining_table', 'kitchen', '{"en": "Dining table", "de": "Esstisch"}'),
                ('bathtub', 'bathroom', '{"en": "Bathtub", "de": "Badewanne"}'),
                ('bidet', 'bathroom', '{"en": "Bidet", "de": "Bidet"}'),
                ('hair_dryer', 'bathroom', '{"en": "Hair dryer", "de": "Föhn"}'),
                ('shampoo', 'bathroom', '{"en": "Shampoo", "de": "Shampoo"}'),
                ('crib', 'family', '{"en": "Crib", "de": "Babybett"}'),
                ('high_chair', 'family', '{"en": "High chair", "de": "Hochstuhl"}'),
                ('toys', 'family', '{"en": "Toys", "de": "Spielzeug"}'),
                ('stair_gates', 'family', '{"en": "Stair gates", "de": "Treppengitter"}'),
                ('board_games', 'family', '{"en": "Board games", "de": "Brettspiele"}'),
                ('workspace', 'work', '{"en": "Place to work", "de": "Arbeitsplatz"}'),
                ('monitor', 'work', '{"en": "Monitor", "de": "Bildschirm"}'),
                ('wired_internet', 'work', '{"en": "Wired internet", "de": "LAN-Anschluss"}'),
                ('pool', 'leisure', '{"en": "Pool", "de": "Schwimmbad"}'),
                ('hot_tub', 'leisure', '{"en": "Hot tub", "de": "Whirlpool"}'),
                ('sauna', 'leisure', '{"en": "Sauna", "de": "Sauna"}'),
                ('gym', 'leisure', '{"en": "Gym", "de": "Fitnessraum"}'),
                ('fireplace', 'leisure', '{"en": "Fireplace", "de": "Kamin"}'),
                ('piano', 'leisure', '{"en": "Piano", "de": "Klavier"}'),
                ('sound_system', 'leisure', '{"en": "Sound system", "de": "Musikanlage"}'),
                ('game_console', 'leisure', '{"en": "Game console", "de": "Spielkonsole"}'),
                ('table_tennis', 'leisure', '{"en": "Table tennis", "de": "Tischtennis"}'),
                ('balcony', 'outdoors', '{"en": "Balcony", "de": "Balkon"}'),
                ('terrace', 'outdoors', '{"en": "Terrace", "de": "Terrasse"}'),
                ('garden', 'outdoors', '{"en": "Garden", "de": "Garten"}'),
                ('barbecue', 'outdoors', '{"en": "Barbecue", "de": "Grill"}'),
                ('outdoor_furniture', 'outdoors', '{"en": "Outdoor furniture", "de": "Gartenmöbel"}'),
                ('hammock', 'outdoors', '{"en": "Hammock", "de": "Hängematte"}'),
                ('bicycles', 'outdoors', '{"en": "Bicycles", "de": "Fahrräder"}'),
                ('waterfront', 'location', '{"en": "At the water", "de": "Am Wasser"}'),
                ('beach_access', 'location', '{"en": "Beach access", "de": "Zugang zum Strand"}'),
                ('lake_access', 'location', '{"en": "Lake access", "de": "Zugang zum See"}'),
                ('ski_in_ski_out', 'location', '{"en": "Ski-in, ski-out", "de": "An der Piste"}'),
                ('sea_view', 'location', '{"en": "View of the sea", "de": "Meerblick"}'),
                ('mountain_view', 'location', '{"en": "View of mountains", "de": "Bergblick"}'),
                ('private_entrance', 'location', '{"en": "Private entrance", "de": "Eigener Eingang"}'),
                ('free_parking', 'parking', '{"en": "Free parking", "de": "Kostenloser Parkplatz"}'),
                ('paid_parking', 'parking', '{"en": "Paid parking", "de": "Parkplatz gegen Gebühr"}'),
                ('street_parking', 'parking', '{"en": "Parking in the street", "de": "Parken an der Straße"}'),
                ('ev_charger', 'parking', '{"en": "Charger for electric cars", "de": "Ladestation für Elektroautos"}'),
                ('bicycle_storage', 'parking', '{"en": "Room for bicycles", "de": "Fahrradkeller"}'),
                ('smoke_alarm', 'safety', '{"en": "Smoke alarm", "de": "Rauchmelder"}'),
                ('carbon_monoxide_alarm', 'safety', '{"en": "Carbon monoxide alarm", "de": "Kohlenmonoxidmelder"}'),
                ('fire_extinguisher', 'safety', '{"en": "Fire extinguisher", "de": "Feuerlöscher"}'),
                ('first_aid_kit', 'safety', '{"en": "First-aid kit", "de": "Verbandskasten"}'),
                ('safe', 'safety', '{"en": "Safe", "de": "Tresor"}'),
                ('breakfast', 'services', '{"en": "Breakfast", "de": "Frühstück"}'),
                ('luggage_storage', 'services', '{"en": "Luggage storage", "de": "Gepäckaufbewahrung"}'),
                ('housekeeping', 'services', '{"en": "Housekeeping", "de": "Zimmerservice"}');
            """
        );
}
