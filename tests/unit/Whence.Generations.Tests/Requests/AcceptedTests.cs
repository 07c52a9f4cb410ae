using System.Text;
using System.Text.Json.Nodes;
using Whence.Engine.Diffusion;
using Whence.Generations.Requests;
using Whence.Generations.Requests.Reading;
using Whence.Generations.Tests.Support;
using Whence.Hosting.Problems;
using Whence.Models;
using Whence.Recordings;
using Whence.Testing;

namespace Whence.Generations.Tests.Requests;

public sealed class AcceptedTests
{
    [Fact]
    public void Read_RandomRequests_AcceptsNothingThatTheEngineRefuses()
    {
        using var folder = new TinyModel();
        var model = new ModelInfo(ModelPackage.Open(folder.Folder));
        var accepted = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            if (Read(Body(new Random(seed)), model) is not { } order)
            {
                continue;
            }

            accepted++;
            var request = new DecodeRequest(order.Document.Tokens!, RecordedOptions.Of(order.Document.Settings));
            var refusal = Record.Exception(() => RequestChecks.Check(request, model.Config));
            Assert.True(refusal is null, $"seed {seed}: {refusal?.Message}");
        }

        Assert.InRange(accepted, 100, 2900);
    }

    private static GenerationOrder? Read(string body, ModelInfo model)
    {
        try
        {
            var fields = JsonBody.Parse(Encoding.UTF8.GetBytes(body));
            return GenerationReading.Read(fields, model, new GenerationsOptions()).Order;
        }
        catch (ApiException)
        {
            return null;
        }
    }

    // Each field is there in a third of the requests, and in a fifth of those out of its range.
    private static string Body(Random random)
    {
        var body = new JsonObject { ["prompt"] = new JsonArray(5, 6, random.Next(200)) };
        Add(body, random, "max_new_tokens", () => Either(random, 8 * random.Next(1, 16), random.Next(-5, 200)));
        Add(body, random, "steps", () => Either(random, 16, random.Next(-5, 200)));
        Add(body, random, "temperature", () => Either(random, random.NextDouble() * 2, -random.NextDouble()));
        Add(body, random, "top_p", () => Either(random, random.NextDouble(), random.NextDouble() * 2));
        Add(body, random, "repetition_penalty", () => Either(random, 1 + random.NextDouble(), random.NextDouble()));
        Add(body, random, "cfg_scale", () => Either(random, random.NextDouble(), -1));
        Add(body, random, "seed", () => random.NextInt64());
        Add(body, random, "stop_tokens", () => new JsonArray((int)Either(random, random.Next(200), -1)));
        Add(body, random, "steering", () => new JsonObject
        {
            ["amplify"] = new JsonArray((int)Either(random, random.Next(5), random.Next(9))),
            ["layer"] = (int)Either(random, random.Next(3), random.Next(9)),
        });
        Add(body, random, "edits", () => new JsonObject
        {
            ["residual"] = random.Next(2) == 0 ? "frozen" : "zeroed",
            ["concepts"] = new JsonArray(Edit(random), Edit(random)),
        });
        return body.ToJsonString();
    }

    private static JsonObject Edit(Random random) => new()
    {
        ["kind"] = random.Next(2) == 0 ? "known" : "discovered",
        ["concept"] = (int)Either(random, random.Next(5), random.Next(9)),
        [random.Next(2) == 0 ? "clamp" : "scale"] = Either(random, random.NextDouble(), random.Next(-1, 12)),
    };

    private static void Add(JsonObject body, Random random, string name, Func<JsonNode> value)
    {
        if (random.Next(3) == 0)
        {
            body[name] = value();
        }
    }

    private static double Either(Random random, double usual, double odd) => random.Next(5) == 0 ? odd : usual;
}
