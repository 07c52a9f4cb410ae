using Whence.Audit;
using Whence.Hosting;
using Whence.Hosting.Health;
using Whence.Hosting.Messaging;
using Whence.Persistence.Schemas;

var builder = WebApplication.CreateBuilder(args);
builder.AddWhenceDefaults("audit");
builder.AddAudit();
builder.AddWhenceBus(routes => routes.AddAuditHandlers());
builder.Services.AddOpenApi();
var app = builder.Build();
if (await app.RunSchemaCommandAsync(args))
{
    return 0;
}

app.UseWhenceDefaults();
app.MapWhenceHealth();
app.MapOpenApi();
app.MapAudit();
return await app.RunWhenceAsync();
