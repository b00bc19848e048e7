"""What is installed works elsewhere: install_test.py BUILD SOURCE CMAKE"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD, SOURCE, CMAKE = (pathlib.Path(p) for p in sys.argv[1:4])
BUILD, SOURCE = BUILD.resolve(), SOURCE.resolve()
SAMPLE = SOURCE / 'samples/a-hrc-26-34-annex.txt'


def run(*words, **more):
    process = subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=600, **more)
    assert process.returncode == 0, f'{words}\n{process.stdout[-3000:]}\n{process.stderr[-3000:]}'
    return process.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='lexport-install-'))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        run(CMAKE, '--install', BUILD, '--component', 'lexport', '--prefix', cls.folder / 'first')
        # Whatever still points at the first place breaks now.
        (cls.folder / 'first').rename(cls.folder / 'moved')
        cls.prefix = cls.folder / 'moved'
        cls.libraries = next(cls.prefix.rglob('liblexport.so')).parent

    def test_the_program_runs_where_it_was_moved_to(self):
        out = self.folder / 'out.xml'
        run(self.prefix / 'bin/lexport', 'convert', '--quiet', SAMPLE, '-o', out, cwd='/')
        self.assertIn('<article', out.read_text())
        self.assertIn('un ', run(self.prefix / 'bin/lexport', 'mapping', 'list', cwd='/'))

    def test_everything_is_found_by_whoever_calls(self):
        # By its bare name, a program knows of itself no path; all that lies beside it is found the same.
        env = {**os.environ, 'PATH': f"{self.prefix / 'bin'}:{os.environ['PATH']}"}
        schema = self.prefix / 'share/lexport/schemas/akomantoso30.xsd'
        run('lexport', 'validate', '--schema', schema, SAMPLE.with_suffix('.xml'), env=env, cwd='/')
        # In a program of somebody else, the library looks beside itself.
        library = next(self.libraries.glob('liblexport.so.0'))
        env = {**os.environ, 'LEXPORT_LIBRARY': str(library), 'PYTHONPATH': str(SOURCE / 'converter/python')}
        said = run(sys.executable, '-c', "import lexport\ntry: lexport.convert('x', mapping='nowhere')\n"
                   "except lexport.ConversionError as error: print(error)", env=env, cwd='/')
        self.assertIn(f'{self.prefix.resolve()}/share/lexport/mappings', said)

    def test_no_path_of_the_build_stands_in_it(self):
        for path in self.prefix.rglob('*'):
            if path.is_file() and not path.is_symlink():
                self.assertNotIn(os.fsencode(SOURCE.resolve()), path.read_bytes(), path)

    def test_a_consumer_of_the_static_library(self):
        project = self.folder / 'static'
        project.mkdir()
        (project / 'CMakeLists.txt').write_text(
            'cmake_minimum_required(VERSION 3.25)\nproject(consumer LANGUAGES C CXX)\n'
            'find_package(Lexport 0.1 CONFIG REQUIRED COMPONENTS static)\n'
            f'add_executable(to_book {SOURCE}/docs/examples/to_book.cc)\n'
            'target_link_libraries(to_book PRIVATE Lexport::lexport_static)\n')
        run(CMAKE, '-S', project, '-B', project / 'build', f'-DCMAKE_PREFIX_PATH={self.prefix}')
        run(CMAKE, '--build', project / 'build')
        env = {**os.environ, 'LEXPORT_MAPPINGS': str(self.prefix / 'share/lexport/mappings')}
        run(project / 'build/to_book', SAMPLE, self.folder / 's.xml', self.folder / 's.epub', env=env)

    def test_examples_build_by_cmake_and_run(self):
        build = self.folder / 'examples'
        run(CMAKE, '-S', SOURCE / 'docs/examples', '-B', build, f'-DCMAKE_PREFIX_PATH={self.prefix}')
        run(CMAKE, '--build', build)
        akn, book = self.folder / 'a.xml', self.folder / 'a.epub'
        run(build / 'to_book', SAMPLE, akn, book)
        self.assertTrue(book.read_bytes().startswith(b'PK'))
        run(build / 'check', akn)

    def test_a_consumer_builds_by_pkg_config(self):
        env = {**os.environ, 'PKG_CONFIG_PATH': str(self.libraries / 'pkgconfig')}
        flags = run('pkg-config', '--cflags', '--libs', 'lexport', env=env).split()
        program = self.folder / 'check'
        run('cc', SOURCE / 'docs/examples/check.c', '-o', program, *flags, f'-Wl,-rpath,{self.libraries}')
        process = subprocess.run([program, SAMPLE], capture_output=True, text=True, timeout=60)
        self.assertEqual(process.returncode, 1, 'a text is no valid Akoma Ntoso')

    def test_python_and_shell_examples(self):
        library = next(self.libraries.glob('liblexport.so.0'))
        env = {**os.environ, 'LEXPORT_LIBRARY': str(library), 'PYTHONPATH': str(SOURCE / 'converter/python')}
        out = run(sys.executable, SOURCE / 'docs/examples/counts.py', SAMPLE, env=env)
        self.assertTrue(out.strip().endswith(' 12'), out)
        texts, books = self.folder / 'texts', self.folder / 'books'
        texts.mkdir()
        shutil.copy(SAMPLE, texts)
        run(SOURCE / 'docs/examples/pipeline.sh', self.prefix / 'bin/lexport', texts, books)
        self.assertEqual(sorted(p.suffix for p in books.iterdir()), ['.epub', '.xml'])

    def test_man_page_and_completions(self):
        man = next(self.prefix.rglob('lexport.1')).read_text()
        for word in ('.TH LEXPORT', 'lexport convert', '.SH EXIT STATUS'):
            self.assertIn(word, man)
        share = self.prefix / 'share'
        bash = share / 'bash-completion/completions/lexport'
        asked = f'source {bash}; COMP_WORDS=(lexport convert --res); COMP_CWORD=2; _lexport; echo "${{COMPREPLY[@]}}"'
        self.assertEqual(run('bash', '-c', asked).split(), ['--resolver', '--resume'])
        if shutil.which('zsh'):
            run('zsh', '-n', share / 'zsh/vendor-completions/_lexport')
        if shutil.which('fish'):
            fish = share / 'fish/vendor_completions.d/lexport.fish'
            self.assertIn('--resume', run('fish', '-c', f'source {fish}; complete -C "lexport convert --res"'))

    def test_the_debian_package_installs_and_goes(self):
        if shutil.which('dpkg-deb') is None or shutil.which('cpack') is None:
            self.skipTest('dpkg-deb or cpack is not installed')
        debs = self.folder / 'debs'
        run('cpack', '-G', 'DEB', '-B', debs, '--config', BUILD / 'CPackConfig.cmake', cwd=self.folder)
        deb = next(debs.glob('*.deb'))
        root = self.folder / 'root'
        for part in ('var/lib/dpkg/updates', 'var/lib/dpkg/info', 'var/log'):
            (root / part).mkdir(parents=True)
        (root / 'var/lib/dpkg/status').touch()
        dpkg = ['dpkg', '--root', root, '--force-depends', '--force-not-root', '--force-script-chrootless']
        run(*dpkg, '-i', deb)
        self.assertTrue((root / 'usr/bin/lexport').exists())
        run(*dpkg, '-r', 'lexport')
        left = [p for p in (root / 'usr').rglob('*') if p.is_file()] if (root / 'usr').exists() else []
        self.assertEqual(left, [])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
