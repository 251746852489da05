#!/bin/sh
# The worker of BookCourier. There is no express courier today: exit code 3, which the state machine catches.
if grep -q '"express":true'; then
  echo "no express courier before Monday" >&2
  exit 3
fi
echo '{"carrier": "courier"}'
