"""The screens, one file each: functions from a visit to an answer; nothing here writes."""
