-- What only who pressed is shown is called ephemeral, as Slack calls it; "notice" is what the bot tells by itself.
UPDATE "call" SET "response" = jsonb_set("response", '{kind}', '"ephemeral"') WHERE "response" ->> 'kind' = 'notice';
