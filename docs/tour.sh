#!/usr/bin/env bash
# A guest's first paid booking, from two new accounts to the mails about it. Start the stack first:
#   dotnet run --project Airbnb.AppHost
# It is docs/tour.http with curl. Other addresses than the default ones: API=… STRIPE=… MAILBOX=… docs/tour.sh
set -euo pipefail

API=${API:-http://127.0.0.1:5080}
STRIPE=${STRIPE:-http://127.0.0.1:5090}
MAILBOX=${MAILBOX:-http://127.0.0.1:5091}
run=$(date +%s)$RANDOM
host="host-$run@example.com"
guest="guest-$run@example.com"
password="a tour of three steps"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
fail() { printf 'The tour ends here: %s\n' "$*" >&2; exit 1; }

# call EXPECTED-STATUS METHOD PATH [JSON] [curl arguments…]: prints the body, or ends the tour
call() {
  local expected=$1 method=$2 path=$3 body=${4:-} answer status
  shift $(($# < 4 ? $# : 4))
  [ -z "$body" ] || set -- "$@" -H 'Content-Type: application/json' -d "$body"
  [ -z "${token:-}" ] || set -- "$@" -H "Authorization: Bearer $token"
  answer=$(curl -sS -m 30 -X "$method" -w '\n%{http_code}' "$@" "$API/api/v1/$path") || fail "$method $path: no answer"
  status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
  [ "$status" = "$expected" ] || fail "$method $path answered $status instead of $expected: $answer"
  printf '%s' "$answer"
}

# field NAME: the first text or number of that name in the JSON on standard input
field() { grep -oE "\"$1\" ?: ?(\"[^\"]*\"|[0-9.]+)" | head -n 1 | sed -E 's/^"[^"]*" ?: ?"?//; s/"$//'; }

# mail ADDRESS SUBJECT: the JSON of the newest such mail, as soon as it is there
mail() {
  local found
  found=$(curl -sS -m 40 -G "$MAILBOX/messages" --data-urlencode "to=$1" --data-urlencode "subject=$2" -d wait=30)
  grep -q '"id"' <<<"$found" || fail "no mail \"$2\" came to $1"
  curl -sS -m 10 "$MAILBOX/messages/$(field id <<<"$found")"
}

# enter ADDRESS NAME: registers, follows the link in the mail, signs in; leaves the session in $token
enter() {
  local link
  token=''
  call 202 POST accounts "{\"email\":\"$1\",\"password\":\"$password\",\"name\":\"$2\"}" >/dev/null
  link=$(mail "$1" 'Confirm' | grep -oE 'token=[^"&<> \\]+' | head -n 1 | cut -d= -f2-)
  [ -n "$link" ] || fail "the mail to $1 has no link"
  call 204 POST accounts/verification "{\"token\":\"$link\"}" >/dev/null
  token=$(call 201 POST sessions "{\"email\":\"$1\",\"password\":\"$password\"}" | field token)
}

say "1. A host registers, follows the link in the mail, and signs in"
enter "$host" "Tour host"
host_token=$token
call 200 GET me
echo

say "2. The host describes a home and publishes it"
listing=$(call 201 POST listings '{
  "title": "Blue door by the canal '"$run"'", "description": "Two rooms, one canal, no stairs.", "type": "apartment",
  "capacity": 2, "bedrooms": 1, "beds": 1,
  "address": { "street": "Oudegracht 1", "city": "Utrecht", "country": "NL", "postalCode": "3511 AA" },
  "position": { "latitude": 52.0907, "longitude": 5.1214 }, "timeZone": "Europe/Amsterdam",
  "basePrice": { "amount": 10000, "currency": "EUR" }, "weekendPrice": { "amount": 13000, "currency": "EUR" },
  "cleaningFee": { "amount": 6000, "currency": "EUR" }, "taxRate": 1000,
  "checkInTime": "15:00", "checkOutTime": "11:00"
}')
listing=$(field id <<<"$listing")
terms=$(call 200 GET me | field terms)
call 200 POST me/hosting "{\"terms\": \"$terms\"}" >/dev/null
call 200 POST "listings/$listing/publication" >/dev/null
echo "$API/api/v1/listings/$listing"

say "3. A guest registers and finds it, free for four nights next month"
enter "$guest" "Tour guest"
check_in=$(date -u -d '+30 days' +%F) check_out=$(date -u -d '+34 days' +%F)
call 200 GET "listings?q=canal+$run&from=$check_in&to=$check_out&guests=2"
echo

say "4. The guest asks what it costs: a signed quote that holds for 15 minutes"
quote=$(call 200 POST "listings/$listing/quotes" "{\"checkIn\":\"$check_in\",\"checkOut\":\"$check_out\",\"guests\":2}")
sed -E 's/"quote":"[^"]*"/"quote":"…"/' <<<"$quote"

say "5. The guest books: the nights are held until the payment is made"
held=$(call 201 POST bookings "{\"quote\":\"$(field quote <<<"$quote")\"}" -H "Idempotency-Key: tour-$run")
echo "$held"
booking=$(field id <<<"$held")
secret=$(field clientSecret <<<"$held")

say "6. Meanwhile nobody else sees it as free"
call 200 GET "listings?q=canal+$run&from=$check_in&to=$check_out"
echo

say "7. The guest pays at Stripe, as Stripe.js would, with a test card"
curl -sS -m 30 "$STRIPE/v1/payment_intents/${secret%_secret_*}/confirm" -u "$(field publishableKey <<<"$held"):" \
  -d client_secret="$secret" -d payment_method=pm_card_visa | grep -E '"status"' | head -n 1

say "8. Stripe's webhook comes, and the Worker confirms the booking"
for _ in $(seq 60); do
  status=$(call 200 GET "bookings/$booking" | field status)
  [ "$status" != confirmed ] || break
  sleep 0.5
done
[ "$status" = confirmed ] || fail "the booking is still $status"
call 200 GET "bookings/$booking"
echo

say "9. Both get mail"
mail "$guest" 'confirmed' | field subject
mail "$host" 'booking' | field subject

say "The host sees the stay, too"
token=$host_token
call 200 GET "bookings?as=host"
printf '\n\nThat was the tour. The mails: %s  The payments: %s  The API: %s/docs\n' "$MAILBOX" "$STRIPE" "$API"
