/** Words of the day's screen. */
export const today = {
  'today.title': 'Aujourd’hui',
} as const;
