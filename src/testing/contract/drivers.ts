import type { ChatDriver } from '../chat-driver.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';

/** Both platforms: what is promised of one is promised of the other. */
export const PLATFORMS: readonly { name: string; createDriver: () => Promise<ChatDriver> }[] = [
  { name: 'Slack', createDriver: createSlackDriver },
  { name: 'Teams', createDriver: createTeamsDriver },
];
