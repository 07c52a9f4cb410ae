using System.Text.Json.Nodes;
using Whence.Engine.Configuration;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Configuration;

/// <summary>Both published forms of config.json say the same.</summary>
public sealed class ConfigFormTests
{
    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Parse_NestedForm_ReadsWhatWasWritten(string variant)
    {
        var config = TinyModels.Variants[variant];
        Assert.Equal(config, ConfigReader.Parse(ConfigWriter.ToJson(config), "config.json"));
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Parse_FlatForm_EqualsTheNestedForm(string variant)
    {
        var config = TinyModels.Variants[variant];
        Assert.Equal(config, ConfigReader.Parse(Flatten(ConfigWriter.ToJson(config)), "config.json"));
    }

    [Fact]
    public void Parse_Instruct_ReadsTheEndOfTurn()
    {
        var json = ConfigWriter.ToJson(TinyModels.Instruct);
        Assert.Equal(34, ConfigReader.Parse(json, "config.json").Tokens.EndOfTurn);
        Assert.Equal(TinyModels.Instruct, ConfigReader.Parse(Flatten(json), "config.json"));
    }

    [Fact]
    public void Parse_KeysLeftOut_TakeTheDefaultsOfTheReference()
    {
        var config = ConfigReader.Parse(
            """
            {
              "n_layers": 2, "n_head": 8, "n_embd": 64, "vocab_size": 50,
              "mask_token_id": 1, "pad_token_id": 2, "bos_token_id": 3, "eos_token_id": 4, "endofchunk_token_id": 5,
              "n_concepts": 10, "n_unknown_concepts": 20
            }
            """,
            "config.json");
        Assert.Equal(
            (4, 4096, 64, 256, 1e-5f, 500_000f, 10f),
            (config.KeyHeads, config.ContextLength, config.BlockLength, config.MlpWidth, config.NormEpsilon,
                config.RotaryBase, config.ClipQkv));
        Assert.True(config.RmsNorm && config.QueryKeyNorm && config.Rotary && config.SwiGlu && config.TiedHead);
        Assert.False(config.Bias);
        Assert.Equal(NormOrder.Post, config.NormOrder);
        Assert.Null(config.Tokens.EndOfTurn);
        Assert.Equal(new ConceptConfig { Known = 10, Discovered = 20 }, config.Concepts);
    }

    [Fact]
    public void Parse_NullWhereItMeansNone_IsNone()
    {
        var json = Edit(root =>
        {
            root["n_kv_heads"] = null;
            root["clip_qkv"] = null;
            root["concept"]!["topk_known"] = null;
            root["concept"]!["topk_known_features"] = null;
            root["concept"]!["unknown_topk"] = null;
        });
        var config = ConfigReader.Parse(json, "config.json");
        Assert.Equal(TinyModels.Plain.Heads, config.KeyHeads);
        Assert.Null(config.ClipQkv);
        Assert.Equal(
            (null, null, null),
            (config.Concepts.TopKnown, config.Concepts.TopKnownFeatures, config.Concepts.TopDiscovered));
    }

    [Fact]
    public void Parse_RatioInPlaceOfWidth_GivesTheMlpItsWidth()
    {
        var json = Edit(root =>
        {
            root["intermediate_size"] = null;
            root["mlp_ratio"] = 3;
        });
        Assert.Equal(48, ConfigReader.Parse(json, "config.json").MlpWidth);
    }

    [Fact]
    public void Parse_NoUnknownHead_NeedsNoCount()
    {
        var json = Edit(root =>
        {
            root["concept"]!["use_unknown"] = false;
            root["concept"]!.AsObject().Remove("n_unknown_concepts");
        });
        Assert.False(ConfigReader.Parse(json, "config.json").Concepts.HasDiscovered);
    }

    [Fact]
    public void WriteFolder_ThenReadFolder_ReadsTheSame()
    {
        using var folder = new TempFolder();
        ConfigWriter.WriteFolder(TinyModels.Plain, folder.Path);
        Assert.Equal(TinyModels.Plain, ConfigReader.ReadFolder(folder.Path));
    }

    // As on the model hub: concept keys at the top, the head's block size under a name of its own, keys of other tools.
    private static string Flatten(string nested)
    {
        var root = JsonNode.Parse(nested)!.AsObject();
        var concept = root["concept"]!.AsObject();
        root.Remove("concept");
        foreach (var (key, value) in concept)
        {
            root[key] = value?.DeepClone();
        }

        root["model_type"] = "steerling";
        root["concept_block_size"] = 4096;
        root["torch_dtype"] = "bfloat16";
        root["architectures"] = new JsonArray("SteerlingForCausalLM");
        root["auto_map"] = new JsonObject { ["AutoConfig"] = "configuration_steerling.SteerlingConfig" };
        return root.ToJsonString();
    }

    private static string Edit(Action<JsonObject> edit)
    {
        var root = JsonNode.Parse(ConfigWriter.ToJson(TinyModels.Plain))!.AsObject();
        edit(root);
        return root.ToJsonString();
    }
}
