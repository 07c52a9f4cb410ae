using Whence.Contracts.Decoding;
using Whence.Hosting.Messaging;
using Whence.Hosting.Messaging.Bus;

namespace Whence.Hosting.Tests.Messaging;

public sealed class MessageRoutesTests
{
    [Fact]
    public void Handle_TwoServices_HaveQueuesOfTheirOwn()
    {
        var routes = new MessageRoutes()
            .Handle<CancelDecode, Handler>("decoding")
            .Handle<CancelDecode, Handler>("audit");
        Assert.Equal(["decoding.cancel-decode", "audit.cancel-decode"], routes.All.Select(QueueNames.Of));
    }

    [Fact]
    public void Handle_SameMessageTwice_Refused()
    {
        var routes = new MessageRoutes().Handle<CancelDecode, Handler>("decoding");
        Assert.Throws<ArgumentException>(() => routes.Handle<CancelDecode, Handler>("decoding"));
    }

    [Fact]
    public void Handle_NoMessageOfContracts_Refused()
    {
        Assert.Throws<ArgumentException>(() => new MessageRoutes().Handle<string, Handler>("decoding"));
    }

    private sealed class Handler : IMessageHandler<CancelDecode>, IMessageHandler<string>
    {
        public Task HandleAsync(CancelDecode message, MessageContext context, CancellationToken cancellation) =>
            Task.CompletedTask;

        public Task HandleAsync(string message, MessageContext context, CancellationToken cancellation) =>
            Task.CompletedTask;
    }
}
