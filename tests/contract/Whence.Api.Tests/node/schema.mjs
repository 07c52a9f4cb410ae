// Validates bodies against the published OpenAPI document of the interface that the platform imitates.
// node schema.mjs OPENAPI.json FILE, where FILE holds [{"schema": "...", "body": {...}}, ...]
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';

const [documentFile, bodiesFile] = process.argv.slice(2);
const document = JSON.parse(readFileSync(documentFile, 'utf8'));

// The document is OpenAPI 3.1, where null is a type, but still says nullable here and there.
function withNull(node) {
  if (Array.isArray(node)) {
    return node.map(withNull);
  }

  if (node === null || typeof node !== 'object') {
    return node;
  }

  const { nullable, ...rest } = node;
  const plain = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, withNull(value)]));
  return nullable === true ? { anyOf: [plain, { type: 'null' }] } : plain;
}

const ajv = new Ajv2020.default({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'published', components: { schemas: withNull(document.components.schemas) } });

const results = JSON.parse(readFileSync(bodiesFile, 'utf8')).map(({ schema, body }) => {
  const validate = ajv.compile({ $ref: `published#/components/schemas/${schema}` });
  const valid = validate(body);
  return { schema, valid, errors: valid ? [] : validate.errors.map(error => `${error.instancePath} ${error.message}`) };
});
process.stdout.write(JSON.stringify(results));
