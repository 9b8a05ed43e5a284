"""What everything stands on: errors, settings, periods, requests, and how numbers are written."""
