using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Generate;

public class GenerateCommandTests(TinyModel model) : IClassFixture<TinyModel>
{
    private static readonly string[] Sampled = ["--temperature", "1.5", "--top-p", "1"];

    [Fact]
    public void Run_Chunks_AreSlicesThatCoverTheText()
    {
        var chunkCount = 0;
        for (var seed = 0; seed < 8; seed++)
        {
            var answer = Json("--seed", $"{seed}", "--tokens", "64", "--temperature", "1.5", "--top-p", "1");
            var text = answer.GetProperty("text").GetString()!;
            var end = 0;
            foreach (var chunk in answer.GetProperty("chunks").EnumerateArray())
            {
                var start = chunk.GetProperty("start_char").GetInt32();
                Assert.Equal(end, start);
                end = chunk.GetProperty("end_char").GetInt32();
                Assert.Equal(text[start..end], chunk.GetProperty("text").GetString());
                chunkCount++;
            }

            Assert.Equal(text.Length, end);
        }

        Assert.True(chunkCount > 8, $"{chunkCount} chunks in 8 answers: the model marks no ends of chunks");
    }

    [Theory]
    [InlineData("")]
    [InlineData("--set hostile=1 --set tides=0")]
    [InlineData("--amplify storm=2")]
    [InlineData("--temperature 1 --seed 3")]
    public void Run_Detail_PartsOfEveryTokenAddUpToItsLogit(string options)
    {
        var tokens = Tokens(Json(["--detail", .. Words(options)])).ToList();
        Assert.NotEmpty(tokens);
        Assert.All(tokens, token => Assert.Equal(
            Number(token, "logit"),
            Number(token, "known") + Number(token, "discovered") + Number(token, "residual"),
            2e-4));
    }

    [Fact]
    public void Run_Detail_TokensCoverTheirChunkInOrder()
    {
        foreach (var chunk in Json("--detail").GetProperty("chunks").EnumerateArray())
        {
            var tokens = chunk.GetProperty("tokens").EnumerateArray().ToList();
            var positions = tokens.Select(token => token.GetProperty("position").GetInt32()).ToList();
            Assert.Equal(Enumerable.Range(positions[0], positions.Count), positions);
            Assert.Equal(Number(chunk, "start_char"), Number(tokens[0], "start_char"));
            Assert.Equal(Number(chunk, "end_char"), Number(tokens[^1], "end_char"));
            Assert.All(tokens.Zip(tokens.Skip(1)), pair => Assert.Equal(
                Number(pair.First, "end_char"), Number(pair.Second, "start_char")));
        }
    }

    [Fact]
    public void Run_StopToken_EndsTheText()
    {
        var tokens = Tokens(Json("--detail")).ToList();
        var stop = tokens[3].GetProperty("id").GetInt32();
        using var folder = new TemporaryFolder();
        TinyModel.Write(folder.Path, TinyModel.Seed);
        File.WriteAllText(folder.File("generation_config.json"), $"{{\"stop_tokens\": [{stop}]}}");
        var answer = CommandRun.Of(
            "generate", "The keeper", "--model", folder.Path, "--tokens", "16", "--threads", "1", "--json").Json();
        var first = tokens.First(token => token.GetProperty("id").GetInt32() == stop);
        Assert.Equal(
            Text()[..first.GetProperty("start_char").GetInt32()], answer.GetProperty("text").GetString());
    }

    [Fact]
    public void Run_SetWeight_CountsInPlaceOfThePredictedOne()
    {
        var concepts = Json("--set", "hostile=0", "--top", "99").GetProperty("chunks").EnumerateArray()
            .SelectMany(chunk => chunk.GetProperty("concepts").EnumerateArray())
            .Where(concept => concept.GetProperty("name").GetString() == "hostile").ToList();
        Assert.NotEmpty(concepts);
        Assert.All(concepts, concept => Assert.Equal(0, Number(concept, "contribution")));
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameAnswer()
    {
        var seeds = Enumerable.Range(0, 4).Select(seed => $"{seed}").ToList();
        var texts = seeds.Select(seed => Text([.. Sampled, "--seed", seed])).ToList();
        Assert.Equal(texts, seeds.Select(seed => Text([.. Sampled, "--seed", seed])));
        Assert.True(texts.Distinct().Count() > 1, "Four seeds gave one answer.");
    }

    [Fact]
    public void Run_NoSeed_PrintsOneThatRepeatsTheAnswer()
    {
        var answer = Json(Sampled);
        var seed = answer.GetProperty("seed").GetUInt64();
        Assert.Equal(answer.GetProperty("text").GetString(), Text([.. Sampled, "--seed", $"{seed}"]));
        Assert.NotEqual(seed, Json(Sampled).GetProperty("seed").GetUInt64());
    }

    [Fact]
    public void Run_ByDefault_IsGreedy() => Assert.Equal(Text("--greedy", "--seed", "1"), Text("--seed", "2"));

    [Fact]
    public void Run_Top_LimitsConceptsInOrderOfTheirShares()
    {
        foreach (var chunk in Json("--top", "3").GetProperty("chunks").EnumerateArray())
        {
            var shares = chunk.GetProperty("concepts").EnumerateArray()
                .Select(concept => Math.Abs(Number(concept, "share"))).ToList();
            Assert.Equal(3, shares.Count);
            Assert.Equal(shares.OrderDescending(), shares);
        }
    }

    [Fact]
    public void Run_Amplify_ChangesTheAnswer() => Assert.NotEqual(Text("--amplify", "tides=8"), Text());

    [Fact]
    public void Run_PromptFromStandardInput_LosesTheLineBreakOfTheShell()
    {
        var answer = CommandRun.WithInput("The keeper\n", Line("-", ["--json"])).Json();
        Assert.Equal("The keeper", answer.GetProperty("prompt").GetString());
        Assert.Equal(Text(), answer.GetProperty("text").GetString());
    }

    [Fact]
    public void Run_EmptyPrompt_StartsFromNothing()
    {
        var answer = CommandRun.Of(Line("", ["--json"])).Json();
        Assert.Equal(0, answer.GetProperty("prompt_tokens").GetInt32());
        Assert.Equal(16, answer.GetProperty("generated_tokens").GetInt32());
    }

    [Fact]
    public void Run_WithoutATerminal_PrintsPlainText()
    {
        var run = CommandRun.Of(Line("The keeper", ["--tokens", "16", "--seed", "9"]));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("The keeper" + Text(), run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("residual", run.Output, StringComparison.Ordinal);
        Assert.Contains("seed 9", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--tokens 20", "--tokens is 20", "use 16 or 24")]
    [InlineData("--tokens 0", "--tokens is 0", "use 8")]
    [InlineData("--tokens 16 --steps 3", "--steps is 3", "use 2 or 4")]
    [InlineData("--tokens 160", "exceed the context of 128", "use at most")]
    [InlineData("--temperature -1", "--temperature is -1", "from 0 up")]
    [InlineData("--top-p 2", "--top-p is 2", "from 0 to 1")]
    [InlineData("--guidance -2", "--guidance is -2", "from 0 up")]
    [InlineData("--repetition-penalty 0.5", "--repetition-penalty is 0.5", "from 1 up")]
    [InlineData("--greedy --top-p 0.5", "--greedy", "drop")]
    [InlineData("--entropy --temperature 1", "--entropy", "drop")]
    [InlineData("--amplify tidez", "'tidez'", "did you mean tides")]
    [InlineData("--suppress women", "'women'", "never steered")]
    [InlineData("--set tides", "--set is 'tides'", "from 0 to 1")]
    [InlineData("--set tides=2", "--set is 'tides=2'", "from 0 to 1")]
    public void Run_Refused_NamesOptionAndAdvice(string options, string problem, string advice) =>
        CommandRun.Of(Line("The keeper", Words(options))).FailedWith(problem, advice);

    [Fact]
    public void Run_SetWithoutDiscoveredConcepts_PointsToSteering()
    {
        using var folder = new TemporaryFolder();
        TinyModel.Write(folder.Path, seed: 1, discovered: 0);
        CommandRun.Of("generate", "a", "--model", folder.Path, "--set", "tides=1", "--tokens", "8")
            .FailedWith("--amplify or --suppress");
    }

    private static string[] Words(string options) => options.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static IEnumerable<JsonElement> Tokens(JsonElement answer) => answer.GetProperty("chunks").EnumerateArray()
        .SelectMany(chunk => chunk.GetProperty("tokens").EnumerateArray());

    private string[] Line(string prompt, string[] options) =>
        ["generate", prompt, "--model", model.Folder, "--threads", "1", .. DefaultLength(options), .. options];

    private static string[] DefaultLength(string[] options) => options.Contains("--tokens") ? [] : ["--tokens", "16"];

    private JsonElement Json(params string[] options) =>
        CommandRun.Of(Line("The keeper", [.. options, "--json"])).Json();

    private string Text(params string[] options) => Json(options).GetProperty("text").GetString()!;
}
