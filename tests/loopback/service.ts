// A neighbour of the Node service, as its documentation builds one: the core package verifies the token, and loopback4-authorization
// asks for the permission. The settings choose which of the four verifiers.
import {inject} from '@loopback/core';
import {RepositoryMixin, juggler} from '@loopback/repository';
import {RestApplication, get} from '@loopback/rest';
import * as core from '@sourceloop/core';
import {AuthenticationBindings, AuthenticationComponent, authenticate} from 'loopback4-authentication';
import {AuthorizationBindings, AuthorizationComponent, authorize} from 'loopback4-authorization';

// A const enum there, which only TypeScript's own compiler looks up.
const BEARER = 'bearer';
const {TYPE, SYMMETRIC, PORT, REDIS_URL, POSTGRES_URL, SCHEMA} = process.env;
const isFacade = TYPE === 'facade';

class TodoController {
  constructor(
    @inject(AuthenticationBindings.CURRENT_USER, {optional: true})
    private readonly user: core.IAuthUserWithPermissions,
  ) {}

  @authorize({permissions: ['*']})
  @get('/ping')
  ping() {
    return 'pong';
  }

  @authenticate(BEARER)
  @authorize({permissions: ['ViewTodo']})
  @get('/todos')
  list() {
    return this.user;
  }

  @authenticate(BEARER)
  @authorize({permissions: ['DeleteTodo']})
  @get('/todos/deleted')
  deleted() {
    return this.user;
  }
}

class TodoService extends RepositoryMixin(RestApplication) {
  constructor() {
    super({rest: {port: Number(PORT), host: '127.0.0.1'}});
    // Services know the database of the Node service, facades its Redis.
    if (isFacade) this.dataSource(new juggler.DataSource({name: 'AuthCache', connector: 'kv-redis', url: REDIS_URL}));
    else if ('JwtKeysRepository' in core) {
      this.dataSource(new juggler.DataSource({name: 'AuthDB', connector: 'postgresql', url: POSTGRES_URL, schema: SCHEMA}));
      this.repository(core.JwtKeysRepository);
    }
    this.component(core.CoreComponent);
    this.sequence(isFacade ? core.SecureSequence : core.ServiceSequence);
    this.component(AuthenticationComponent);
    const type = isFacade ? core.BearerVerifierType.facade : core.BearerVerifierType.service;
    this.bind(core.BearerVerifierBindings.Config).to({type, useSymmetricEncryption: SYMMETRIC === 'yes'});
    this.component(core.BearerVerifierComponent);
    this.bind(AuthorizationBindings.CONFIG).to({allowAlwaysPaths: []});
    this.component(AuthorizationComponent);
    this.controller(TodoController);
  }
}

new TodoService().start().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
