import { app } from './app';
import { booking } from './booking';
import { mandates } from './mandates';
import { residents } from './residents';
import { assistance } from './assistance';
import { device } from './device';
import { outreach } from './outreach';
import { settings } from './settings';
import { states } from './states';
import { today } from './today';
import { vouchers } from './vouchers';

/** Every string of the screens, by key: `room.what`. One file a room. */
export const fr = { ...app, ...booking, ...residents, ...states, ...today };
export const fr = { ...app, ...mandates, ...residents, ...states, ...today };
export const fr = { ...app, ...assistance, ...device, ...outreach, ...residents, ...states, ...today };
export const fr = { ...app, ...residents, ...settings, ...states, ...today, ...vouchers };
