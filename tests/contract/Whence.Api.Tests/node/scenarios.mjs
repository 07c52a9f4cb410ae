// What applications do with the client. Each scenario returns plain data; the assertions are in the C# tests.

// A refusal as the client presents it.
async function refusal(call) {
  try {
    await call();
    return { kind: 'none' };
  } catch (error) {
    return {
      kind: error.constructor.name,
      status: error.status,
      code: error.code,
      type: error.type,
      param: error.param,
      message: error.message,
      requestId: error.requestID,
    };
  }
}

async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }

  return chunks;
}

export const scenarios = {
  async models(client) {
    const page = await client.models.list();
    const model = await client.models.retrieve(page.data[0].id);
    return { page: { object: page.object, data: page.data }, model, requestId: model._request_id };
  },

  async chat(client, { body }) {
    const { data, request_id: requestId } = await client.chat.completions.create(body).withResponse();
    return { data, requestId };
  },

  async chatStream(client, { body }) {
    return { chunks: await collect(await client.chat.completions.create({ ...body, stream: true })) };
  },

  async completion(client, { body }) {
    const { data, request_id: requestId } = await client.completions.create(body).withResponse();
    return { data, requestId };
  },

  async completionStream(client, { body }) {
    return { chunks: await collect(await client.completions.create({ ...body, stream: true })) };
  },

  // Without encoding_format the client asks for base64 and decodes it.
  async embeddings(client, { body }) {
    const packed = await client.embeddings.create(body);
    const plain = await client.embeddings.create({ ...body, encoding_format: 'float' });
    return { packed, plain };
  },

  // POST to any path, as client.post does for what the client has no method for.
  async refused(client, { method = 'post', path, body, headers }) {
    return refusal(() => client[method](path, { body, headers }));
  },

  async abort(client, { body, after }) {
    const stream = await client.chat.completions.create({ ...body, stream: true });
    let id = null;
    let seen = 0;
    for await (const chunk of stream) {
      id = chunk.whence?.generation_id ?? chunk.id;
      if (chunk.choices[0]?.delta?.content && ++seen >= after) {
        stream.controller.abort();
        break;
      }
    }

    return { id, seen };
  },

  async brokenStream(client, { body }) {
    return refusal(async () => collect(await client.chat.completions.create({ ...body, stream: true })));
  },
};
