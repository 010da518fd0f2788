/** What a voucher may pay for, in the order of the national list. */
export const services = ['EVERYDAY_TOOLS', 'SAFE_USE', 'ADMINISTRATIVE_HELP', 'FINDING_WORK', 'PARENTING', 'LEISURE_AND_CREATION', 'DIGITAL_WORLD', 'INTERNET_ACCESS', 'EQUIPMENT'] as const;
export type Service = (typeof services)[number];
