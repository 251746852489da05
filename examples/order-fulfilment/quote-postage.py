"""The function quote-postage: an order's items on stdin, what the post takes for them on stdout."""

import json
import sys

CENTS_A_PARCEL = 490
CENTS_AN_ITEM = 75

items = json.load(sys.stdin)["items"]
print(json.dumps({"cents": CENTS_A_PARCEL + CENTS_AN_ITEM * len(items)}))
