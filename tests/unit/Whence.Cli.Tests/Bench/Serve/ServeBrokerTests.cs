using System.Text.Json;
using Whence.Cli.Bench.Serve;

namespace Whence.Cli.Tests.Bench.Serve;

public class ServeBrokerTests
{
    [Fact]
    public void Parse_Exchanges_CountsThoseOfMessages()
    {
        const string Exchanges = """
            [
              {"name": "", "message_stats": {"publish_in": 9}},
              {"name": "amq.topic"},
              {"name": "Whence.Contracts.Decoding:BlockCommitted", "message_stats": {"publish_in": 40}},
              {"name": "Whence.Contracts.Decoding:CancelDecode"},
              {"name": "decoding.decode-generation", "message_stats": {"publish_in": 10}}
            ]
            """;
        var counts = ServeBroker.Parse(JsonDocument.Parse(Exchanges).RootElement);
        Assert.Equal(2, counts.Count);
        Assert.Equal(40, counts["Whence.Contracts.Decoding:BlockCommitted"]);
        Assert.Equal(0, counts["Whence.Contracts.Decoding:CancelDecode"]);
    }
}
