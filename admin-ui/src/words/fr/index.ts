import { app } from './app';
import { assistance } from './assistance';
import { booking } from './booking';
import { device } from './device';
import { mandates } from './mandates';
import { outreach } from './outreach';
import { residents } from './residents';
import { settings } from './settings';
import { states } from './states';
import { today } from './today';
import { vouchers } from './vouchers';

/** Every string of the screens, by key: `room.what`. One file a room. */
export const fr = {
  ...app,
  ...assistance,
  ...booking,
  ...device,
  ...mandates,
  ...outreach,
  ...residents,
  ...settings,
  ...states,
  ...today,
  ...vouchers,
};
