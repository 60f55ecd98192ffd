import { App } from '@slack/bolt';

/**
 * The least a Bolt app can do: check the signature and acknowledge. What the acknowledgements of the bot are measured
 * against. Prints its address when it listens.
 */
const [signingSecret = '', slackApiUrl = ''] = process.argv.slice(2);
const app = new App({
  signingSecret,
  token: 'xoxb-bare',
  tokenVerificationEnabled: false,
  clientOptions: { slackApiUrl },
});
app.event('app_mention', async () => undefined);
const server = await app.start({ port: 0, host: '127.0.0.1' });
const address = server.address();
process.stdout.write(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}\n`);
