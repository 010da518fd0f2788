import { Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import { useDevice } from '../device/DeviceProvider';
import { Unsent } from '../device/Unsent';

/** All that waits on this device, whatever it is about. */
export function UnsentPage() {
  useTitle(say('device.title'));
  const { records } = useDevice();
  return <><h1>{say('device.title')}</h1>{records.length === 0 ? <Empty title={say('device.empty')}><p>{say('device.empty.hint')}</p></Empty> : <Unsent />}</>;
}
