using System.Globalization;
using Whence.Attribution.Jobs;
using Whence.Contracts;
using Whence.Contracts.Generations;
using Whence.Hosting.Messaging;

namespace Whence.Attribution.Counterfactuals;

/// <summary>The generations that a counterfactual makes. Their ids follow from its own, so that a worker that begins
/// again finds what another one asked for.</summary>
internal static class ChildIds
{
    private const int Most = 2; // with the change, and the control

    public static Guid Of(ExplanationRecord record, int child) =>
        MessageIds.From(record.Id, string.Create(CultureInfo.InvariantCulture, $"generation/{child}"));

    /// <summary>Returns all that a counterfactual may make.</summary>
    public static IEnumerable<Guid> All(ExplanationRecord record) =>
        Enumerable.Range(0, Most).Select(child => Of(record, child));

    /// <summary>Returns what is told when an explanation ends without a result.</summary>
    public static IReadOnlyList<OutgoingMessage> Cancellations(ExplanationRecord record) =>
        record.Kind != ExplanationKind.Counterfactual
            ? []
            : [.. All(record).Select(id => Cancellation(record.Tenant, id))];

    private static OutgoingMessage Cancellation(string tenant, Guid id) => new(
        MessageIds.From(id, nameof(CancelGeneration)),
        new CancelGeneration { TenantId = tenant, GenerationId = id });
}
