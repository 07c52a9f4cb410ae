using Microsoft.Extensions.Logging.Abstractions;
using Whence.Audit.Recording;
using Whence.Audit.Storage;
using Whence.Persistence.Messaging;
using Whence.Testing;

namespace Whence.Integration.Tests.AuditStorage;

public sealed class FileAuditStoreTests : AuditStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private FileAuditStore? _file;

    private string File => _folder.File(FileAuditStore.FileName);

    [Fact]
    public override Task Append_Twice_IsOneEntryAsync() => base.Append_Twice_IsOneEntryAsync();

    [Fact]
    public override Task Append_ForgedMessage_IsRefusedAsync() => base.Append_ForgedMessage_IsRefusedAsync();

    [Fact]
    public override Task Append_ByManyAtOnce_LeavesNoGapAsync() => base.Append_ByManyAtOnce_LeavesNoGapAsync();

    [Fact]
    public override Task Find_Entry_ReturnsTheExactBytesAsync() => base.Find_Entry_ReturnsTheExactBytesAsync();

    [Fact]
    public override Task Find_AnotherTenants_ReturnsNothingAsync() => base.Find_AnotherTenants_ReturnsNothingAsync();

    [Fact]
    public override Task List_Filters_KeepWhatMatchesAsync() => base.List_Filters_KeepWhatMatchesAsync();

    [Fact]
    public async Task Open_AfterARestart_GoesOnWhereItEnded()
    {
        var draft = Draft(AuditKinds.Accepted, "acme");
        var message = Message("a");
        await AppendAsync(draft, message);
        await AppendAsync(Draft(AuditKinds.Accepted, "rival"), Message("b"));
        Reopen();
        Assert.False(await AppendAsync(draft, message));
        await Assert.ThrowsAsync<ForgedMessageException>(
            () => AppendAsync(draft, Message("c") with { MessageId = message.MessageId }));
        Assert.True(await AppendAsync(Draft(AuditKinds.Accepted, "acme"), Message("d")));
        Assert.Equal([0, 1, 2], (await ListAsync()).Select(entry => (int)entry.Index));
        Assert.Equal(draft.Body, (await _file!.FindAsync(draft.Id, "acme", CancellationToken.None))!.Event.Body);
    }

    [Fact]
    public async Task Open_HalfALineAtTheEnd_IsDroppedWhereverItBreaks()
    {
        await AppendAsync(Draft(AuditKinds.Accepted, "acme"), Message("a"));
        var whole = (int)new FileInfo(File).Length;
        await AppendAsync(Draft(AuditKinds.Accepted, "acme"), Message("b"));
        _file!.Dispose();
        var content = await System.IO.File.ReadAllBytesAsync(File);
        for (var length = whole; length < content.Length; length += 7)
        {
            await System.IO.File.WriteAllBytesAsync(File, content[..length]);
            Reopen();
            Assert.Single(await _file.ListAsync(new AuditQuery(null, null, null, null, null, -1, 9), default));
            Assert.Equal(whole, new FileInfo(File).Length);
            _file.Dispose();
        }
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task Open_BrokenLine_NamesIt(string line)
    {
        await AppendAsync(Draft(AuditKinds.Accepted, "acme"), Message("a"));
        _file!.Dispose();
        await System.IO.File.AppendAllTextAsync(File, line + "\n");
        var error = Assert.Throws<InvalidDataException>(Reopen);
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_LineTakenOut_NamesTheFirstThatIsNotNext()
    {
        for (var i = 0; i < 3; i++)
        {
            await AppendAsync(Draft(AuditKinds.Accepted, "acme"), Message($"{i}"));
        }

        _file!.Dispose();
        var lines = await System.IO.File.ReadAllLinesAsync(File);
        await System.IO.File.WriteAllTextAsync(File, $"{lines[0]}\n{lines[2]}\n");
        Assert.Contains("line 2", Assert.Throws<InvalidDataException>(Reopen).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ByASecondProcess_IsRefused() =>
        Assert.Throws<IOException>(() => new FileAuditStore(_folder.Path, NullLogger<FileAuditStore>.Instance));

    public override Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _file?.Dispose();
        _folder.Dispose();
    }

    internal override Task<IAuditStore> OpenAsync()
    {
        Reopen();
        return Task.FromResult<IAuditStore>(_file!);
    }

    private void Reopen()
    {
        _file?.Dispose();
        _file = new FileAuditStore(_folder.Path, NullLogger<FileAuditStore>.Instance);
        Use(_file);
    }
}
