import { describe, expect, it } from 'vitest';
import { inputOf, typedOf, type Reason } from './terms';

const reason: Reason = {
  id: 'r', name: 'Aide aux démarches', theme: 'PAPERS', colour: '#1F4E79', mode: 'AT_PLACE', durationMinutes: 45, stepMinutes: 15, bufferAfterMinutes: 5, noticeMinMinutes: 30, noticeMaxDays: 92,
  whoBooks: 'EVERYONE', isGroup: false, mediatorsNeeded: 1, needsMandate: false, acceptsVoucher: true, textBefore: '', textAfter: 'Apportez vos papiers.', isDiscreet: false,
  cancelNoticeMinutes: 270, moveNoticeMinutes: 240, reminderHours: null, archivedAt: null,
};

describe('the terms of a reason', () => {
  it('come back as they went out', () => {
    expect({ ...inputOf(typedOf(reason)), id: reason.id, archivedAt: null }).toEqual(reason);
  });

  it('say notices in hours, with a comma', () => {
    expect(typedOf(reason).cancelHours).toBe('4,5');
    expect(inputOf({ ...typedOf(reason), cancelHours: '1,25' }).cancelNoticeMinutes).toBe(75);
  });

  it('begin with the usual ones, and no reminder means none', () => {
    expect(typedOf()).toMatchObject({ durationMinutes: '30', stepMinutes: '15', cancelHours: '4', reminderHours: '48', whoBooks: 'STAFF' });
    expect(inputOf({ ...typedOf(), reminderHours: ' ' }).reminderHours).toBeNull();
  });
});
