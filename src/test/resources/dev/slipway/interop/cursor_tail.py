"""Reads a log group as `aws logs tail` of version 2 does, for machines that have version 1 only.

Usage: cursor_tail.py ENDPOINT GROUP SINCE_MILLIS [follow]

One page after the other, an event a line with time, stream and message; when following, every five
seconds from the newest timestamp on. See awscli/customizations/logs/tail.py in github.com/aws/aws-cli,
branch v2.
"""
import datetime
import sys
import time

import botocore.session

endpoint, group, since = sys.argv[1], sys.argv[2], int(sys.argv[3])
client = botocore.session.get_session().create_client(
    "logs", region_name="us-east-2", endpoint_url=endpoint
)


def show(event):
    at = datetime.datetime.fromtimestamp(event["timestamp"] / 1000, datetime.timezone.utc)
    line = f'{at.isoformat(timespec="microseconds")} {event["logStreamName"]} {event["message"]}'
    sys.stdout.write(line.rstrip() + "\n")


def once():
    pages = client.get_paginator("filter_log_events")
    for page in pages.paginate(logGroupName=group, interleaved=True, startTime=since):
        for event in page["events"]:
            show(event)


def follow():
    asked = {"logGroupName": group, "interleaved": True, "startTime": since}
    seen = {}
    while True:
        page = client.filter_log_events(**asked)
        for event in page["events"]:
            ids = seen.setdefault(event["timestamp"], set())
            if event["eventId"] not in ids:
                ids.add(event["eventId"])
                show(event)
        sys.stdout.flush()
        if seen:
            newest = max(seen)
            seen = {newest: seen[newest]}
        if "nextToken" in page:
            asked["nextToken"] = page["nextToken"]
        else:
            asked.pop("nextToken", None)
            asked["startTime"] = max(seen, default=since)
            time.sleep(5)


follow() if "follow" in sys.argv else once()
