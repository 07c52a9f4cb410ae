using Npgsql;
using Whence.Contracts.Payloads;
using Whence.Hosting.Payloads;

namespace Whence.Generations.Storage.Payloads;

/// <summary>Payloads in the schema of generations.</summary>
internal sealed class PostgresPayloadStore(NpgsqlDataSource source) : IPayloadStore
{
    public async Task<PayloadReference> PutAsync(
        Guid generationId, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var reference = PayloadDigest.Of(content.Span);
        await using var command = source.CreateCommand(
            """
            insert into generations.payloads (generation_id, digest, length, content) values ($1, $2, $3, $4)
            on conflict do nothing
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = generationId });
        command.Parameters.Add(new NpgsqlParameter { Value = reference.Digest });
        command.Parameters.Add(new NpgsqlParameter { Value = reference.Length });
        command.Parameters.Add(new NpgsqlParameter { Value = content });
        await command.ExecuteNonQueryAsync(cancellation);
        return reference;
    }

    public async Task<byte[]> GetAsync(Guid generationId, PayloadReference reference, CancellationToken cancellation)
    {
        PayloadDigest.Hex(reference); // refuses a malformed digest
        await using var command = source.CreateCommand(
            "select content from generations.payloads where generation_id = $1 and digest = $2");
        command.Parameters.Add(new NpgsqlParameter { Value = generationId });
        command.Parameters.Add(new NpgsqlParameter { Value = reference.Digest });
        return await command.ExecuteScalarAsync(cancellation) is byte[] content
            ? PayloadDigest.Check(reference, content)
            : throw new PayloadException($"The payload {reference.Digest} is missing.");
    }
}
