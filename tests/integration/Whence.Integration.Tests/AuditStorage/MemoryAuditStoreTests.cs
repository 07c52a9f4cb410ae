using Whence.Audit.Storage;

namespace Whence.Integration.Tests.AuditStorage;

public sealed class MemoryAuditStoreTests : AuditStoreTests
{
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

    public override Task DisposeAsync() => Task.CompletedTask;

    internal override Task<IAuditStore> OpenAsync() => Task.FromResult<IAuditStore>(new MemoryAuditStore());
}
