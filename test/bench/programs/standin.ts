import { largeTeam } from '../../standin/settings';
import { startStandin } from '../../standin/standin';

/** The stand-in with thousands of chats, in a process of its own. */
void startStandin(largeTeam).then(({ apiUrl, key }) => console.log(`listening on ${apiUrl} with ${key}`));
