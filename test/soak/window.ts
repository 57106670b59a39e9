import { openOutbox } from './product';
import { runWindow } from './runWindow';

runWindow(openOutbox);
