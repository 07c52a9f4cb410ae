using System.Security.Cryptography;
using System.Text;
using Whence.Hosting.Messaging;
using Whence.Hosting.Messaging.Bus;

namespace Whence.Hosting.Tests.Messaging;

public sealed class MessageBodyTests
{
    [Theory]
    [InlineData("""{"messageId":"1","sentTime":"a","message":{"x":[1,{"message":2}]},"host":{}}""")]
    [InlineData("""{"host":{"message":0},"message":{"x":[1,{"message":2}]},"sentTime":"b"}""")]
    public void Digest_AnyEnvelope_CoversTheMessageAlone(string envelope)
    {
        var expected = SHA256.HashData("""{"x":[1,{"message":2}]}"""u8);
        Assert.Equal(expected, MessageBody.Digest(Encoding.UTF8.GetBytes(envelope)));
    }

    [Fact]
    public void Digest_NoMessage_Refused()
    {
        Assert.Throws<UnusableMessageException>(() => MessageBody.Digest("""{"host":{"message":1}}"""u8));
    }
}
