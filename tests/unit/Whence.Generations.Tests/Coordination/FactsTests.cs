using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Contracts.Generations;
using Whence.Contracts.Tokenization;
using Whence.Generations.Coordination;
using Whence.Generations.Storage;

namespace Whence.Generations.Tests.Coordination;

public sealed class FactsTests
{
    private static readonly DateTimeOffset Now = Records.Start.AddSeconds(3);

    [Fact]
    public void Tokenized_Queued_OrdersDecoding()
    {
        var transition = Facts.Tokenized(Records.Queued(), Records.Tokenized, Now)!;

        var order = Assert.IsType<DecodeGeneration>(Assert.Single(transition.Messages).Message);
        Assert.Equal(GenerationState.Decoding, transition.Next.State);
        Assert.Equal(32 * (7 + 32), order.CostEstimate);
        Assert.Equal(transition.Next.Deadline, order.Deadline);
    }

    [Fact]
    public void Committed_LaterBlockFirst_WaitsForTheEarlierOne()
    {
        var ledger = Decoding();

        ledger.Apply(Facts.Committed(ledger.Record, Records.Block(1), Now));
        var told = ledger.Record.BlocksEmitted;
        ledger.Apply(Facts.Committed(ledger.Record, Records.Block(0), Now));

        Assert.Equal(0, told);
        Assert.Equal(2, ledger.Record.BlocksEmitted);
        Assert.Equal([0, 1], ledger.Events.Skip(1).Select(told => EventData.Read<BlockData>(told.Data).Block));
    }

    [Fact]
    public void Committed_ImpossibleBlock_IsNoFact()
    {
        var record = Decoding().Record;

        Assert.Null(Facts.Committed(record, Records.Block(32), Now));
        Assert.Null(Facts.Committed(record, Records.Block(-1), Now));
    }

    [Fact]
    public void Decoded_NothingToExplain_Completes()
    {
        var ledger = Decoding();

        ledger.Apply(Facts.Decoded(ledger.Record, Records.Decoded, Records.Payload("answer"), "stop", Now));

        var completed = Assert.IsType<GenerationCompleted>(ledger.Messages[^1]);
        Assert.Equal(("stop", 7, 32), (completed.StopReason, completed.PromptTokens, completed.GeneratedTokens));
        Assert.Equal(Records.Blocks, ledger.Record.BlocksEmitted);
    }

    [Fact]
    public void AttributingFailed_WhileAttributing_CompletesWithTheAttributionMarkedFailed()
    {
        var ledger = Attributing();

        ledger.Apply(Facts.AttributingFailed(ledger.Record, "attribution_failed", "In vain.", Now));

        Assert.Equal(GenerationState.Completed, ledger.Record.State);
        Assert.Null(Assert.IsType<GenerationCompleted>(ledger.Messages[^1]).Attribution);
        Assert.Contains(ledger.Events, told => told.Data == """{"status":"failed","code":"attribution_failed"}""");
    }

    [Fact]
    public void Refused_Queued_Fails()
    {
        var refused = new PromptRefused { GenerationId = Records.Id, Code = "prompt_too_long", Detail = "Too long." };

        var transition = Facts.Refused(Records.Queued(), refused, Now)!;

        Assert.Equal(GenerationState.Failed, transition.Next.State);
        Assert.Equal("prompt_too_long", Assert.IsType<GenerationFailed>(transition.Messages[0].Message).Code);
    }

    [Fact]
    public void Cancel_Queued_EndsAtOnce()
    {
        var transition = Interruptions.Cancel(Records.Queued(), Now)!;

        Assert.Equal(GenerationState.Cancelled, transition.Next.State);
        Assert.IsType<GenerationCancelled>(Assert.Single(transition.Messages).Message);
    }

    [Fact]
    public void Cancel_Decoding_AsksDecodingAndWaits()
    {
        var ledger = Decoding();

        ledger.Apply(Interruptions.Cancel(ledger.Record, Now));
        Assert.Equal(GenerationState.Decoding, ledger.Record.State);
        Assert.IsType<CancelDecode>(ledger.Messages[^1]);
        Assert.Null(Interruptions.Cancel(ledger.Record, Now));

        ledger.Apply(Facts.DecodingCancelled(
            ledger.Record, new DecodeCancelled { GenerationId = Records.Id, GeneratedTokens = 9 }, Now));
        Assert.Equal(9, Assert.IsType<GenerationCancelled>(ledger.Messages[^1]).GeneratedTokens);
    }

    [Fact]
    public void Decoded_AfterCancel_IsCancelledAndCharged()
    {
        var ledger = Decoding();

        ledger.Apply(Interruptions.Cancel(ledger.Record, Now));
        ledger.Apply(Facts.Decoded(ledger.Record, Records.Decoded, Records.Payload("answer"), "length", Now));

        Assert.Equal(GenerationState.Cancelled, ledger.Record.State);
        Assert.Equal(32, ledger.Record.GeneratedTokens);
    }

    [Fact]
    public void Overdue_BeforeTheDeadline_ChangesNothing() =>
        Assert.Null(Interruptions.Overdue(Records.Queued(), Now));

    [Fact]
    public void Overdue_Decoding_FailsAndStopsDecoding()
    {
        var ledger = Decoding();

        ledger.Apply(Interruptions.Overdue(ledger.Record, ledger.Record.Deadline));

        Assert.Equal(GenerationState.Failed, ledger.Record.State);
        Assert.Equal("deadline_exceeded", ledger.Record.ErrorCode);
        Assert.Contains(ledger.Messages, message => message is CancelDecode);
    }

    [Fact]
    public void Overdue_Attributing_CompletesWithoutTheExplanation()
    {
        var ledger = Attributing();

        ledger.Apply(Interruptions.Overdue(ledger.Record, ledger.Record.Deadline));

        Assert.Equal(GenerationState.Completed, ledger.Record.State);
        Assert.Equal("deadline_exceeded", ledger.Record.ErrorCode);
    }

    [Theory]
    [InlineData(GenerationState.Completed)]
    [InlineData(GenerationState.Failed)]
    [InlineData(GenerationState.Cancelled)]
    internal void Facts_AfterTheEnd_ChangeNothing(GenerationState end)
    {
        var record = Records.Queued() with { State = end };
        object[] messages =
        [
            Records.Tokenized, Records.Block(0), Records.Decoded, Records.Attributed,
            new AttributionFailed { GenerationId = Records.Id, Code = "x", Detail = "x" },
            new DecodeFailed { GenerationId = Records.Id, Code = "x", Detail = "x", GeneratedTokens = 1 },
            new DecodeCancelled { GenerationId = Records.Id, GeneratedTokens = 1 },
            new PromptRefused { GenerationId = Records.Id, Code = "x", Detail = "x" },
        ];

        Assert.All(messages, message => Assert.Null(Records.Apply(record, message, Now)));
        Assert.Null(Interruptions.Cancel(record, Now));
        Assert.Null(Interruptions.Overdue(record, record.Deadline.AddDays(1)));
    }

    [Fact]
    public void AllowedMoves_Table_IsThis()
    {
        var states = Enum.GetValues<GenerationState>();
        var moves =
            from a in states
            from b in states
            where AllowedMoves.Contains(a, b)
            select $"{a}>{b}";

        Assert.Equal(
            [
                "Queued>Decoding", "Queued>Failed", "Queued>Cancelled",
                "Decoding>Attributing", "Decoding>Completed", "Decoding>Failed", "Decoding>Cancelled",
                "Attributing>Completed", "Attributing>Cancelled",
            ],
            moves);
    }

    private static Ledger Decoding(bool explain = false)
    {
        var ledger = new Ledger(Records.Queued(explain));
        ledger.Apply(Facts.Tokenized(ledger.Record, Records.Tokenized, Now));
        return ledger;
    }

    private static Ledger Attributing()
    {
        var ledger = Decoding(explain: true);
        ledger.Apply(Facts.Decoded(ledger.Record, Records.Decoded, Records.Payload("answer"), "length", Now));
        return ledger;
    }
}
