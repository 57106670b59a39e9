import Mocha from 'mocha';
import { overlookGitErrors } from '../../editor/gitErrors';

// A Mocha run in a process of its own, with one test during which nobody catches an error, given as JSON in the
// arguments. Prints whether the test has passed.
const error = Object.assign(new Error(), JSON.parse(process.argv[2] ?? '') as object);
const mocha = new Mocha({ ui: 'tdd', reporter: 'min' });
mocha.suite.addTest(
  new Mocha.Test('lasts until after the error', (done) => {
    setImmediate(() => {
      setImmediate(done);
      throw error;
    });
  }),
);
overlookGitErrors(() => mocha.run((failed) => process.stderr.write(failed > 0 ? 'failed' : 'passed')));
