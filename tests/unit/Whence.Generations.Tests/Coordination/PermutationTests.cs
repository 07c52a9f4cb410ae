using System.Text.Json;
using Whence.Contracts.Attribution;
using Whence.Generations.Storage;

namespace Whence.Generations.Tests.Coordination;

public sealed class PermutationTests
{
    private static readonly DateTimeOffset Now = Records.Start.AddSeconds(3);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Facts_InAnyOrderWithDuplicates_EndInTheSameRecordAndEvents(bool explain)
    {
        var messages = Messages(explain);
        var expected = Run(explain, messages);
        for (var seed = 0; seed < 2000; seed++)
        {
            var actual = Run(explain, Shuffle(messages, seed));
            Assert.True(Json(expected.Record) == Json(actual.Record), $"seed {seed}: {Json(actual.Record)}");
            Assert.True(expected.Events.SequenceEqual(actual.Events), $"seed {seed}: other events");
            Assert.True(actual.Endings == 1, $"seed {seed}: {actual.Endings} terminal messages");
            Assert.True(
                actual.MessageIds.Distinct().Count() == actual.MessageIds.Count, $"seed {seed}: a message twice");
        }
    }

    [Fact]
    public void Facts_WithCancellationAnywhere_EndOnceAndStayThere()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var ledger = new Ledger(Records.Queued(explain: true));
            foreach (var message in Shuffle(Messages(explain: true), seed))
            {
                ledger.Apply(Records.Apply(ledger.Record, message, Now));
                if (random.Next(6) == 0)
                {
                    ledger.Apply(Generations.Coordination.Interruptions.Cancel(ledger.Record, Now));
                }
            }

            ledger.Apply(Generations.Coordination.Interruptions.Overdue(ledger.Record, ledger.Record.Deadline));
            Assert.True(ledger.Record.IsTerminal && ledger.Endings == 1, $"seed {seed}: {ledger.Record.State}");
            Assert.True(ledger.Events.Count(IsEnd) == 1 && IsEnd(ledger.Events[^1]), $"seed {seed}: events go on");
        }
    }

    [Fact]
    public void Facts_ReorderedFailure_EndsFailedOnce()
    {
        object[] messages =
        [
            Records.Tokenized,
            Records.Block(0),
            new Whence.Contracts.Decoding.DecodeFailed
            {
                GenerationId = Records.Id,
                Code = "decode_failed",
                Detail = "Too many attempts.",
                GeneratedTokens = 8,
            },
        ];
        for (var seed = 0; seed < 100; seed++)
        {
            var ledger = new Ledger(Records.Queued());
            foreach (var message in Shuffle(messages, seed))
            {
                ledger.Apply(Records.Apply(ledger.Record, message, Now));
            }

            Assert.True(ledger.Record.State == GenerationState.Failed && ledger.Endings == 1, $"seed {seed}");
            Assert.Equal(8, ledger.Record.GeneratedTokens);
        }
    }

    private static object[] Messages(bool explain) =>
    [
        Records.Tokenized,
        .. Enumerable.Range(0, Records.Blocks).Select(Records.Block),
        Records.Decoded,
        .. explain ? new ConceptsAttributed[] { Records.Attributed } : [],
    ];

    private static Ledger Run(bool explain, IEnumerable<object> messages)
    {
        var ledger = new Ledger(Records.Queued(explain));
        foreach (var message in messages)
        {
            ledger.Apply(Records.Apply(ledger.Record, message, Now));
        }

        Assert.Equal(GenerationState.Completed, ledger.Record.State);
        return ledger;
    }

    private static List<object> Shuffle(object[] messages, int seed)
    {
        var random = new Random(seed);
        var list = messages.Concat(messages.Where(_ => random.Next(2) == 0)).ToArray();
        random.Shuffle(list);
        return [.. list];
    }

    private static bool IsEnd(GenerationEventDraft told) =>
        told.Data.Contains("completed\"}", StringComparison.Ordinal) && told.Kind == GenerationEventKinds.Status
        || told.Data.Contains("failed", StringComparison.Ordinal)
        || told.Data.Contains("cancelled", StringComparison.Ordinal);

    private static string Json(GenerationRecord record) => JsonSerializer.Serialize(record);
}
