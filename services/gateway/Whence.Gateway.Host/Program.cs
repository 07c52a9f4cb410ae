using Whence.Gateway;
using Whence.Hosting;
using Whence.Hosting.Health;
using Whence.Persistence.Schemas;

var builder = WebApplication.CreateBuilder(args);
builder.AddWhenceDefaults("gateway");
builder.AddGateway();
var app = builder.Build();
if (await app.RunKeysCommandAsync(args) is { } exitCode)
{
    return exitCode;
}

if (await app.RunSchemaCommandAsync(args))
{
    return 0;
}

app.UseGatewayAuthentication();
app.UseWhenceDefaults();
app.MapWhenceHealth();
app.MapGateway();
return await app.RunWhenceAsync();
