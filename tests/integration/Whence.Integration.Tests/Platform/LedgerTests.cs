using Whence.Integration.Tests.Support;

namespace Whence.Integration.Tests.Platform;

/// <summary>The judge is judged first: each kind of broken promise is planted and has to be found.</summary>
public class LedgerTests
{
    private static readonly Guid First = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Second = new("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void Compare_EveryPromiseKept_Holds()
    {
        var report = OneAcknowledged().Compare([new FoundGeneration(First, Endings: 1)]);

        Assert.True(report.Holds, report.Table());
        Assert.Equal(1, report.Acknowledged);
    }

    [Fact]
    public void Compare_AcknowledgedButGone_IsLost()
    {
        var report = OneAcknowledged().Compare([]);

        Assert.Single(report.Lost);
        Assert.False(report.Holds);
    }

    [Fact]
    public void Compare_AcknowledgedButNeverEnded_IsLost()
    {
        var report = OneAcknowledged().Compare([new FoundGeneration(First, Endings: 0)]);

        Assert.Single(report.Lost);
    }

    [Fact]
    public void Compare_TwoTerminalEvents_IsDuplicated()
    {
        var report = OneAcknowledged().Compare([new FoundGeneration(First, Endings: 2)]);

        Assert.Single(report.Duplicated);
    }

    [Fact]
    public void Compare_RefusedButExecuted_IsUnexpected()
    {
        var ledger = OneAcknowledged();
        ledger.Attempt("b", "red");
        ledger.Refuse("b");

        var report = ledger.Compare([new FoundGeneration(First, 1), new FoundGeneration(Second, 1)]);

        Assert.Single(report.Unexpected);
    }

    [Fact]
    public void Compare_UnknownOutcomeExecuted_Holds()
    {
        var ledger = OneAcknowledged();
        ledger.Attempt("b", "red");

        var report = ledger.Compare([new FoundGeneration(First, 1), new FoundGeneration(Second, 1)]);

        Assert.True(report.Holds, report.Table());
        Assert.Equal(1, report.Unknown);
    }

    [Fact]
    public void Acknowledge_SameKeyAnotherGeneration_Throws()
    {
        var ledger = OneAcknowledged();

        Assert.Throws<InvalidOperationException>(() => ledger.Acknowledge("a", Second));
    }

    private static Ledger OneAcknowledged()
    {
        var ledger = new Ledger();
        ledger.Attempt("a", "red");
        ledger.Acknowledge("a", First);
        return ledger;
    }
}
