# Runs RabbitMQ with a port mapper of its own in the same process group, so that both end together: the mapper that
# RabbitMQ would start by itself stays behind for good.
# usage: sh -c "$this" rabbitmq EPMD RABBITMQ-SERVER
"$1" -address 127.0.0.1 &
mapper=$!
until "$1" -names >/dev/null 2>&1; do
  kill -0 "$mapper" || exit 1
  sleep 0.02
done
exec "$2"
