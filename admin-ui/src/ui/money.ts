/** « 10 € », « 12,50 € ». */
export function euros(money: { cents: number; currency: string }) {
  const whole = money.cents % 100 === 0;
  return new Intl.NumberFormat('fr-FR', { style: 'currency', currency: money.currency, minimumFractionDigits: whole ? 0 : 2 }).format(money.cents / 100);
}
