import { app } from './app';
import { residents } from './residents';
import { settings } from './settings';
import { states } from './states';
import { today } from './today';
import { vouchers } from './vouchers';

/** Every string of the screens, by key: `room.what`. One file a room. */
export const fr = { ...app, ...residents, ...settings, ...states, ...today, ...vouchers };
