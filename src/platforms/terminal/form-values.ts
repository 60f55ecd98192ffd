import type { Form, FormField, FormValues } from '../../chat/form.ts';

type Given = string | number | boolean | readonly string[] | null;

/**
 * What somebody filled in, as a form takes it: by the name of a field or by its label; a choice by its value or by its
 * label. What is left out keeps what stands in it already.
 *
 * @returns a sentence when there is no such field or choice
 */
export function valuesFrom(
  form: Form,
  given: Readonly<Record<string, Given>>,
): { values: FormValues } | { problem: string } {
  const values: FormValues = {};
  for (const field of form.fields) {
    const standing = initialOf(field);
    if (standing !== undefined) values[field.name] = standing;
  }
  for (const [name, value] of Object.entries(given)) {
    const field = form.fields.find((one) => one.name === name) ?? form.fields.find((one) => one.label === name);
    if (field === undefined) {
      const names = form.fields.map((one) => one.name).join(', ');
      return { problem: `Het formulier heeft geen veld ${name}. Kies uit: ${names}.` };
    }
    const read = readValue(field, value);
    if (read === undefined) delete values[field.name];
    else values[field.name] = read;
  }
  return { values };
}

function initialOf(field: FormField): FormValues[string] | undefined {
  if (field.initial === undefined || field.initial === '' || field.initial === false) return undefined;
  if (Array.isArray(field.initial)) return field.initial.length > 0 ? [...field.initial] : undefined;
  return field.initial;
}

/** @returns undefined where nothing was filled in */
function readValue(field: FormField, given: Given): FormValues[string] | undefined {
  if (field.kind === 'consent') return given === true || /^(true|ja|yes|j|y)$/i.test(String(given)) ? true : undefined;
  if (field.kind === 'choices') {
    const chosen = (Array.isArray(given) ? given : textOf(given).split(',')).map((one) => choiceOf(field, one.trim()));
    const filled = chosen.filter((one) => one !== '');
    return filled.length > 0 ? filled : undefined;
  }
  const text = (Array.isArray(given) ? given.join(', ') : textOf(given)).trim();
  if (text === '') return undefined;
  return field.kind === 'choice' ? choiceOf(field, text) : text;
}

function textOf(given: Given): string {
  return given === null || given === false ? '' : String(given);
}

function choiceOf(field: Extract<FormField, { kind: 'choice' | 'choices' }>, said: string): string {
  const option = field.options.find(({ value }) => value === said) ?? field.options.find(({ label }) => label === said);
  return option?.value ?? said;
}
