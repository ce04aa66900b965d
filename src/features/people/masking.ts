/** 王小明 becomes 王**, Smith becomes S**: the first character only, never the length. */
export const maskName = (name: string): string => `${[...name.trim()][0] ?? ''}**`;

/** 12012345678 becomes 12*****5678; of a number too short to hide enough, nothing is shown. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 9 ? `${digits.slice(0, 2)}*****${digits.slice(-4)}` : '*****';
}
