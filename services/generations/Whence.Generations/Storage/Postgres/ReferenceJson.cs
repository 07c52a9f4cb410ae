using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;

namespace Whence.Generations.Storage.Postgres;

/// <summary>Writes references as JSON.</summary>
internal sealed class ReferenceJson() : ValueConverter<PayloadReference, string>(
    reference => Write(reference), json => Read(json))
{
    private static string Write(PayloadReference reference) =>
        JsonSerializer.Serialize(reference, DocumentJson.Options);

    private static PayloadReference Read(string json) =>
        JsonSerializer.Deserialize<PayloadReference>(json, DocumentJson.Options)!;
}
