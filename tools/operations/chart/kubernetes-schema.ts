import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { operatorSchemas } from '../operators/schemas.ts';
import { toolPath } from '../parts/tool.ts';
import type { KubernetesObject } from './chart.ts';

/** Checks objects against the strict schemas of one version of Kubernetes, and of operators: an unknown field is a fault too. */
export class KubernetesSchemas {
  readonly #folder: string;
  readonly #ajv: Ajv2020.default;
  readonly #known = new Map<string, ValidateFunction>();

  constructor(version: string) {
    this.#folder = join(toolPath('kubernetes-schemas'), `v${version}-local-strict`);
    // Formats such as int32 say nothing that the types do not.
    this.#ajv = new Ajv2020.default({ strict: false, validateFormats: false, allErrors: true });
    this.#ajv.addSchema(this.#read('_definitions.json'), '/api/_definitions.json');
    for (const { kind, apiVersion, schema } of operatorSchemas()) this.#known.set(fileOf({ kind, apiVersion }), this.#ajv.compile(schema));
  }

  /** The faults of an object, or none. @throws Error for a kind that this version does not have */
  faults(object: KubernetesObject): string[] {
    const validate = this.#validator(object);
    validate(object);
    return (validate.errors ?? []).map(({ instancePath, message, params }) => `${object.kind} ${object.metadata.name} ${instancePath} ${message} ${JSON.stringify(params)}`);
  }

  #validator({ apiVersion, kind }: KubernetesObject): ValidateFunction {
    const file = fileOf({ apiVersion, kind });
    const known = this.#known.get(file);
    if (known !== undefined) return known;
    if (!existsSync(join(this.#folder, file))) throw new Error(`no ${kind} of ${apiVersion} in ${this.#folder}`);
    const made = this.#ajv.compile(this.#read(file));
    this.#known.set(file, made);
    return made;
  }

  #read(file: string): object {
    const schema = JSON.parse(readFileSync(join(this.#folder, file), 'utf8')) as Record<string, unknown>;
    // Its address would make the reference to the definitions one into the network.
    delete schema['$id'];
    delete schema['$schema'];
    return schema;
  }
}

/** As the files of schemas are named, for kubeconform too: rbac.authorization.k8s.io/v1 is rbac-v1. */
export function fileOf({ apiVersion, kind }: { apiVersion: string; kind: string }): string {
  const version = apiVersion.replace(/^([^./]*)(?:\.[^/]*)?\//, '$1-');
  return `${kind.toLowerCase()}-${version}.json`;
}
