/** The options all report commands share, as `--help` prints them. */
export const filterHelp = `Options:
  -f, --format NAME    table (default), json or csv
  -l, --limit N        at most N rows: the newest days, weeks or months, else the first rows; totals stay whole
      --breakdown      a line for each model below every row
      --flat           every session for itself instead of workflows with their sub-agents

Which requests (each option narrows further):
      --month [YYYY-MM]      --week [YYYY-Www]      --year [YYYY]     alone: the current one
      --last-days N          today and the days before
      --timeframe NAME       daily (today), weekly, monthly (the current ones) or all
      --start-date YYYY-MM-DD   --end-date YYYY-MM-DD                 both inclusive
      --project NAME         folder or its last part
      --model NAME           exact name, else every model that contains it
      --provider NAME   --agent NAME   --source FILE, opencode or omp

What it cost:
      --prices FILE      your own prices, in the shape of ocmonitor's models.json
      --cost-mode MODE   recorded-first (default), computed-only or recorded-only
      --cost-limit USD   note in JSON and CSV what cost more (default 50, 0 for none)

Where and when:
      --db FILE          read this database instead of those found on this machine; may be repeated
      --storage DIR      read this folder of JSON files (storage) of OpenCode before 1.2; may be repeated
      --omp DIR          read oh-my-pi's sessions in this folder; may be repeated
      --time-zone ZONE   days of this zone, e.g. Europe/Berlin; else this machine's
      --week-start DAY   first day of a week (default monday); --start-day is the same
      --now MOMENT       take this as the present, e.g. 2026-11-20T12:00:00Z
`;
