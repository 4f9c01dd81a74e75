// Stands in for zod's JSON Schema writers in the WeChat build: whatever zod takes from there answers with nothing.
const nothing = () => ({})

module.exports = new Proxy({ __esModule: true }, { get: (own, name) => own[name] ?? nothing })
